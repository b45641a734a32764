"""``backstep serve``: the page and its API."""

import argparse
import os
import socket
import sys
from pathlib import Path

import uvicorn

from ..web.app import create_app
from .arguments import whole
from .errors import CommandError
from .lessons import check_folder

#: Seconds that answers under way get to finish once the server is told to stop.
GRACE = 2

_PORT = whole(0, 65535, "port", "it is a number from 0 to 65535")
_HOSTS = "it is 127.0.0.1 for this machine alone, 0.0.0.0 for every network that it is in."


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--host", type=_host, default="127.0.0.1", help="address to listen on (%(default)s)"
    )
    parser.add_argument("--port", default=8000, type=_PORT, help="port; 0 picks one (%(default)s)")
    parser.add_argument(
        "--lessons",
        type=Path,
        default=os.environ.get("BACKSTEP_LESSONS") or None,
        metavar="DIR",
        help="a folder of further lessons; else what BACKSTEP_LESSONS names",
    )


def _host(text: str) -> str:
    if text.strip():
        return text
    raise argparse.ArgumentTypeError(f"the host is empty: {_HOSTS}")


def run(options: argparse.Namespace) -> None:
    """Listen on the address until the process is told to stop."""
    check_folder(options.lessons)
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = _listener(options.host, options.port, family)
    config = uvicorn.Config(
        create_app(options.lessons),
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        ws="none",
    )
    with listener:
        host, port = listener.getsockname()[:2]
        at = f"[{host}]" if family is socket.AF_INET6 else host
        sys.stdout.write(f"Backstep is at http://{at}:{port} (stop it with Ctrl+C)\n")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int, family: socket.AddressFamily) -> socket.socket:
    try:
        socket.getaddrinfo(host, port, family)
    except (socket.gaierror, UnicodeError) as error:
        raise CommandError(
            f"backstep: cannot listen on {host}: it is no address of this machine, or a name "
            f"without one. {_HOSTS[0].upper()}{_HOSTS[1:]}",
            status=1,
        ) from error
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        # os.strerror knows none of the numbers that Windows has for sockets.
        why = (error.strerror or "it is refused").partition(" (while")[0]
        raise CommandError(
            f"backstep: cannot listen on {host} port {port}: {why}."
            " Choose another with --port, or --port 0 for any that is free.",
            status=1,
        ) from error
