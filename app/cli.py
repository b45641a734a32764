"""The command line: ``backstep serve``."""

import argparse
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress

import uvicorn

from app.web.app import create_app

#: Seconds that answers under way get to finish once the server is told to stop.
GRACE = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that ``arguments`` give, by default those of the process."""
    parser = argparse.ArgumentParser(
        prog="backstep", description="See backpropagation happen, one step at a time."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")

    server = commands.add_parser("serve", help="serve the page and its API")
    server.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    server.add_argument("--port", default=8000, type=_port, help="port; 0 picks one (%(default)s)")
    server.set_defaults(run=serve)

    options = parser.parse_args(arguments)
    options.run(options)


def _port(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port: it is a number from 0 to 65535")


def serve(options: argparse.Namespace) -> None:
    """Listen on the address until the process is told to stop."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        listener = socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        sys.exit(
            f"backstep: cannot listen on {options.host} port {options.port}: {error.strerror}."
            " Choose another with --port, or --port 0 for any that is free."
        )
    config = uvicorn.Config(
        create_app(),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        ws="none",
    )
    # Ctrl+C reaches us again once the server has stopped in good order.
    with listener, suppress(KeyboardInterrupt):
        host, port = listener.getsockname()[:2]
        at = f"[{host}]" if family is socket.AF_INET6 else host
        sys.stdout.write(f"Backstep is at http://{at}:{port} (stop it with Ctrl+C)\n")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listener])
