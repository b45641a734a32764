"""``backstep serve``: the page and its API."""

import argparse
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from app.web.app import create_app

HELP = "serve the page and its API"
#: Seconds that answers under way get to finish once the server is told to stop.
GRACE = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", default=8000, type=_port, help="port; 0 picks one (%(default)s)")
    parser.add_argument(
        "--lessons",
        type=Path,
        default=os.environ.get("BACKSTEP_LESSONS") or None,
        metavar="DIR",
        help="a folder of further lessons; else what BACKSTEP_LESSONS names",
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port: it is a number from 0 to 65535")


def run(options: argparse.Namespace) -> None:
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
        create_app(options.lessons),
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
