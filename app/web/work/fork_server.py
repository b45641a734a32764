"""A process that workers are forked from, itself forked from the server while that is small.

It is what multiprocessing's "forkserver" is, but shares its memory with the server, too: all that
has been imported is there once. It ends with the server, by the end of the socket between them.
"""

import gc
import os
import select
import signal
import socket
import threading
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

#: What a worker does with its end of the connection, until it ends.
Job = Callable[[Connection], None]

_NAME = b"w"


class ForkServer:
    """Forks workers, each of which does the ``job``.

    To be made before the process has connections and threads of its own. Raises OSError where the
    system cannot do it.
    """

    def __init__(self, job: Job) -> None:
        os.close(os.pidfd_open(os.getpid()))  # an old kernel cannot
        self._lock = threading.Lock()
        self._ours, theirs = socket.socketpair()
        # What is there stays shared as long as it is not written to: the collector leaves it alone.
        gc.collect()
        gc.freeze()
        with warnings.catch_warnings():
            # Threads that are there (of BLAS, of the supervisor) hold nothing that is used here.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = os.fork()
        if not self._process:
            _serve(theirs.detach(), job)
        theirs.close()

    def start(self, connection: Connection) -> "ForkedProcess":
        """A new worker at the other end of the ``connection``. Raises OSError if there is none."""
        with self._lock:
            socket.send_fds(self._ours, [_NAME], [connection.fileno()])
            told, fds, _, _ = socket.recv_fds(self._ours, len(_NAME), 1)
        if told != _NAME or len(fds) != 1:
            raise OSError("the process that workers are forked from has ended")
        return ForkedProcess(fds[0])

    def close(self) -> None:
        """End it; workers end when their connections do."""
        self._ours.close()
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


class ForkedProcess:
    """A process that is somebody else's child, by its file descriptor."""

    def __init__(self, pidfd: int) -> None:
        self._pidfd = pidfd

    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return not self._ends_within(0)

    def kill(self) -> None:
        """End it."""
        with suppress(OSError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def join(self) -> None:
        """Wait until it has ended."""
        self._ends_within(None)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._pidfd)

    def _ends_within(self, milliseconds: int | None) -> bool:
        ended = select.poll()
        ended.register(self._pidfd, select.POLLIN)
        return bool(ended.poll(milliseconds))


# What follows runs in the process that is forked, and in those that it forks.


def _serve(fd: int, job: Job) -> None:
    """Fork a worker for each connection that comes. Does not return."""
    try:
        _let_go_of_all_but(fd)
        with socket.socket(fileno=fd) as server:
            while True:
                name, fds, _, _ = socket.recv_fds(server, len(_NAME), 1)
                if not name:
                    break
                worker = os.fork()
                if not worker:
                    server.close()
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    job(Connection(fds[0]))
                    break
                pidfd = os.pidfd_open(worker)
                socket.send_fds(server, [_NAME], [pidfd])
                os.close(pidfd)
                os.close(fds[0])
    except Exception:  # noqa: BLE001 - nobody is above to tell of it
        traceback.print_exc()
    finally:
        os._exit(0)


def _let_go_of_all_but(fd: int) -> None:
    """Of the server's files and of its ways with signals."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nobody asks how workers ended: the system forgets them at once.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.closerange(3, fd)
    os.closerange(fd + 1, os.sysconf("SC_OPEN_MAX"))
