"""The command line: ``backstep serve`` and ``backstep lessons check``."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn

from app.web.app import create_app
from app.web.lessons import lessons_of

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
    server.add_argument(
        "--lessons",
        type=Path,
        default=os.environ.get("BACKSTEP_LESSONS") or None,
        metavar="DIR",
        help="a folder of further lessons; else what BACKSTEP_LESSONS names",
    )
    server.set_defaults(run=serve)

    lessons = commands.add_parser("lessons", help="check lesson files")
    of_lessons = lessons.add_subparsers(title="commands", required=True, metavar="command")
    check = of_lessons.add_parser("check", help="tell what is wrong with lesson files, and where")
    check.add_argument("folder", nargs="?", type=Path, help="a folder beside our own lessons")
    check.set_defaults(run=check_lessons)

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


def check_lessons(options: argparse.Namespace) -> None:
    """Print every fault, or how many lessons there are where all are well."""
    lessons, faults = lessons_of(options.folder)
    if faults:
        sys.exit("\n".join(str(fault) for fault in faults))
    sys.stdout.write(f"{len(lessons)} lessons, nothing wrong with them\n")
