"""``backstep serve``: the page and its API."""

import argparse
import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from uvicorn.supervisors import Multiprocess

from ..web.server.connection import IDLE_SECONDS, BoundedConnection
from ..web.server.process import CHILD, processes
from ..web.server.settings import SettingsError, in_environment, read_settings
from .arguments import whole
from .errors import CommandError
from .lessons import check_folder

#: Seconds that answers under way get to finish once the server is told to stop.
GRACE = 2
#: Seconds that a server process may take to start.
_START = 60.0

_PORT = whole(0, 65535, "port", "it is a number from 0 to 65535")
_WORKERS = whole(0, 64, "number of processes", "it is a number from 0 to 64")
_HOSTS = "it is 127.0.0.1 for this machine alone, 0.0.0.0 for every network that it is in."
_APP = f"{__package__.rpartition('.')[0]}.web.app:app_of_environment"


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--host", type=_host, default="127.0.0.1", help="address to listen on (%(default)s)"
    )
    parser.add_argument("--port", default=8000, type=_PORT, help="port; 0 picks one (%(default)s)")
    parser.add_argument(
        "--lessons",
        type=Path,
        metavar="DIR",
        help="a folder of further lessons; else what BACKSTEP_LESSONS names",
    )
    parser.add_argument(
        "--workers",
        type=_WORKERS,
        metavar="N",
        help="server processes; else BACKSTEP_WORKERS, else as many as there are processors",
    )
    parser.add_argument(
        "--root-path",
        metavar="PATH",
        help="the path under which a proxy serves it, as /tools/backstep; else BACKSTEP_ROOT_PATH",
    )


def _host(text: str) -> str:
    if text.strip():
        return text
    raise argparse.ArgumentTypeError(f"the host is empty: {_HOSTS}")


def run(options: argparse.Namespace) -> None:
    """Listen on the address until the process is told to stop."""
    try:
        settings = read_settings(
            lessons=options.lessons, workers=options.workers, root_path=options.root_path
        )
    except SettingsError as error:
        raise CommandError(f"backstep: {error}") from error
    check_folder(settings.lessons)
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = _listener(options.host, options.port, family)
    os.environ.update(in_environment(settings))
    with listener:
        host, port = listener.getsockname()[:2]
        at = f"[{host}]" if family is socket.AF_INET6 else host
        greeting = f"Backstep is at http://{at}:{port} (stop it with Ctrl+C)\n"
        count = processes(settings)
        if count == 1:
            config = _config(1)
            config.load()
            _greet(greeting)
            uvicorn.Server(config).run(sockets=[listener])
        else:
            _run_several(_config(count), listener, greeting)


def _greet(greeting: str) -> None:
    sys.stdout.write(greeting)
    sys.stdout.flush()


def _config(count: int) -> uvicorn.Config:
    return uvicorn.Config(
        _APP,
        factory=True,
        http=BoundedConnection,
        workers=count,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=IDLE_SECONDS,
        ws="none",
    )


def _run_several(config: uvicorn.Config, listener: socket.socket, greeting: str) -> None:
    """Several processes listen; this one starts them, and starts anew those that have ended."""
    with TemporaryDirectory(prefix="backstep-") as folder:
        os.environ[CHILD] = str(os.getpid())
        # Where the processes put their metrics together; prometheus_client reads the variable.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        supervisor = _Supervisor(config, [listener])
        supervisor.greeting = greeting
        supervisor.run()
        if supervisor.interrupted:
            # As of one process: Ctrl+C ends the command as it ends any.
            raise KeyboardInterrupt


class _Supervisor(Multiprocess):
    """uvicorn's, which says where the server is as soon as one process answers."""

    greeting = ""
    interrupted = False

    def handle_int(self) -> None:
        """Stop, and remember that it was by Ctrl+C."""
        self.interrupted = True
        super().handle_int()

    def init_processes(self) -> None:
        """Start the processes."""
        super().init_processes()
        if self.processes[0].wait_until_ready(_START, self.should_exit):
            _greet(self.greeting)
        elif not self.should_exit.is_set():
            self.terminate_all()
            raise CommandError("backstep: the server did not start; its log says why.", status=1)


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
        raise CommandError(
            f"backstep: cannot listen on {host} port {port}: {os.strerror(error.errno or 0)}."
            " Choose another with --port, or --port 0 for any that is free.",
            status=1,
        ) from error
