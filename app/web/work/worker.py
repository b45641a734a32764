"""A process that works for the server, and can be ended at any time."""

import contextlib
import multiprocessing
import multiprocessing.forkserver
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

#: Imported once, in the process that all workers are forked from: a new worker is there at once.
_PRELOADED = f"{__package__}.preload"
#: Pages, static files and small answers go first where the processor is short.
_NICENESS = 10
_END = "end"


class LostError(RuntimeError):
    """The worker has ended, or was ended, before it had an answer."""


class Worker:
    """One process that does one thing at a time. ``call`` and ``stream`` block their thread."""

    def __init__(self) -> None:
        context = _context()
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self._ended = False

    def call(self, function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
        """What the function returns, or raises, in the worker.

        Raises LostError where the worker ends, as it does after so many seconds of a processor.
        """
        try:
            self._ours.send((function, arguments, seconds))
            returned, answer = pickle.loads(self._ours.recv_bytes())
        except (EOFError, OSError) as error:
            self._ended = True
            raise LostError("the worker has ended") from error
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
        """Whether it takes work."""
        return not self._ended and bool(self._process.is_alive())


def end_forking() -> None:
    """End the process that workers are forked from, which may still be importing."""
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
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            function, arguments, seconds = server.recv()
            _end_after(seconds)
            answer = _answer(function, arguments)
            _end_after(0)
            server.send_bytes(answer)


def _end_after(seconds: float) -> None:
    """End the process after so many seconds of a processor; 0 for never."""
    if hasattr(signal, "setitimer"):  # what SIGPROF does unless it is caught
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _answer(function: Callable[..., Any], arguments: Any) -> bytes:
    try:
        return pickle.dumps((True, function(*arguments)))
    except Exception as error:  # noqa: BLE001 - whatever it is, the server is to tell of it
        # An error's own pickle would call its class with what it told its base class.
        return pickle.dumps((False, (type(error), error.args, error.__dict__)))
