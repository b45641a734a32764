"""A process that works for the server, and can be ended at any time."""

import contextlib
import multiprocessing
import multiprocessing.forkserver
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, Protocol

from .fork_server import ForkServer
from .held import Held

#: Imported once, in the process that all workers are forked from: a new worker is there at once.
_PRELOADED = f"{__package__}.preload"
#: Pages, static files and small answers go first where the processor is short.
_NICENESS = 10
_END = "end"


class LostError(RuntimeError):
    """The worker has ended, or was ended, before it had an answer: it took too much."""


class Worker:
    """One process that does one thing at a time. ``call`` and ``stream`` block their thread."""

    def __init__(self) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._process = _started(theirs)
        theirs.close()
        self._ended = self._large = False

    def call(self, function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
        """What the function returns, or raises, in the worker.

        Raises LostError where the worker ends, as it does after so many seconds of a processor, or
        where it would take more memory than it may.
        """
        try:
            self._ours.send((function, arguments, seconds))
            returned, answer, large = pickle.loads(self._ours.recv_bytes())
        except (EOFError, OSError) as error:
            self._ended = True
            raise LostError("the worker has ended") from error
        self._large = large
        if returned:
            return answer
        kind, of_error, state = answer
        raised: Exception = kind.__new__(kind, *of_error)
        raised.__dict__.update(state)
        raise raised

    def stream(
        self, function: Callable[..., Iterator[Any]], *arguments: Any, seconds: float
    ) -> Iterator[Any]:
        """What the function yields, each computed when it is asked for, as ``call`` would."""
        self.call(_start, function, *arguments, seconds=seconds)
        del function, arguments
        while (item := self.call(_next, seconds=seconds)) != _END:
            yield item[0]

    def end(self) -> None:
        """End the process, whatever it does; a call under way raises LostError."""
        self._ended = True
        self._process.kill()

    def close(self) -> None:
        """End the process and let go of what it held, once no call is under way."""
        self.end()
        self._process.join()
        self._process.close()
        self._ours.close()

    @property
    def alive(self) -> bool:
        """Whether it takes work. One that holds much does not: a new one begins with little."""
        return not (self._ended or self._large) and self._process.is_alive()


class _Process(Protocol):
    """What a worker asks of its process, whoever started it."""

    def is_alive(self) -> bool: ...
    def kill(self) -> None: ...
    def join(self) -> None: ...
    def close(self) -> None: ...


_fork_server: ForkServer | None = None


def fork_from_here() -> None:
    """Have workers forked from what this process is now, where the system can do that.

    To be called before the process has connections and threads; else, and elsewhere, workers are
    forked from a process that imports everything once more, or started anew.
    """
    global _fork_server  # noqa: PLW0603 - there is one for a process
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            _fork_server = ForkServer(_work)


def _started(theirs: Connection) -> _Process:
    """A process that works for whoever has the other end of the connection."""
    global _fork_server  # noqa: PLW0603
    if _fork_server is not None:
        try:
            return _fork_server.start(theirs)
        except OSError:
            _fork_server = None
    process = _context().Process(target=_work, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
    process.start()
    started: _Process = process
    return started


def end_forking() -> None:
    """End the process that workers are forked from, which may still be importing."""
    global _fork_server  # noqa: PLW0603
    if _fork_server is not None:
        _fork_server.close()
        _fork_server = None
    server = getattr(multiprocessing.forkserver, "_forkserver", None)
    process = getattr(server, "_forkserver_pid", None)
    if process:
        with contextlib.suppress(OSError, AttributeError):
            os.kill(process, signal.SIGKILL)
            # Dead, but for multiprocessing to take note of when it is to start another.
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


# What follows runs in the worker.

_streams: list[Iterator[Any]] = []


def _start(function: Callable[..., Iterator[Any]], *arguments: Any) -> None:
    _streams[:] = [function(*arguments)]


def _next() -> Any:
    for item in _streams[0]:
        return (item,)
    return _END


def _work(server: Connection) -> None:
    """Answer the server until it has gone."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    held = Held()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            function, arguments, seconds = server.recv()
            _end_after(seconds)
            answer = _answer(function, arguments, held)
            _end_after(0)
            server.send_bytes(answer)
            del function, arguments, answer


def _end_after(seconds: float) -> None:
    """End the process after so many seconds of a processor; 0 for never."""
    if hasattr(signal, "setitimer"):  # what SIGPROF does unless it is caught
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _answer(function: Callable[..., Any], arguments: Any, held: Held) -> bytes:
    try:
        return pickle.dumps((True, function(*arguments), held.is_much()))
    except MemoryError:  # what is left may not be enough to tell of it: the end of the process does
        sys.exit()
    except Exception as error:  # noqa: BLE001 - whatever it is, the server is to tell of it
        # An error's own pickle would call its class with what it told its base class.
        return pickle.dumps((False, (type(error), error.args, error.__dict__), held.is_much()))
