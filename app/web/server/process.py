"""A server process: its log, its limits, and that it does not outlive the one that started it."""

import ctypes
import importlib
import os
import signal
import sys
from contextlib import suppress

from ..work.work import processors
from .connection import BoundedConnection
from .logs import start_log
from .settings import Settings

#: Files that are kept for others than connections.
_RESERVE = 64
#: Bytes that one server process and its workers take, and processes that are started by default.
_PROCESS_BYTES, _MOST_PROCESSES = 240 << 20, 4
_MEMORY_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_MMAP_THRESHOLD, _LARGE_BLOCK = -3, 4 << 20  # M_MMAP_THRESHOLD


def start_process(settings: Settings) -> None:
    """Prepare this process for serving."""
    start_log(settings.log)
    _give_large_blocks_back()
    BoundedConnection.most = min(settings.connections, _files() - _RESERVE)
    if sys.platform == "linux" and os.environ.get(CHILD):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)


def _give_large_blocks_back() -> None:
    """Have glibc hand large blocks back to the system as soon as they are free.

    Else it keeps, once one was as large as a body may be, what others of that size leave.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE_BLOCK)


def heavy_workers(settings: Settings) -> int:
    """How many processes for heavy work each server process has."""
    return max(1, (settings.heavy_workers or processors()) // processes(settings))


#: Set in the environment of processes that another one has started to serve.
CHILD = "_BACKSTEP_CHILD_OF"


def processes(settings: Settings) -> int:
    """How many server processes to start."""
    if settings.workers:
        return settings.workers
    return max(1, min(processors(), _MOST_PROCESSES, _memory() // _PROCESS_BYTES))


def _memory() -> int:
    """Bytes that this process and those it starts may have."""
    for path in _MEMORY_LIMITS:
        with suppress(OSError, ValueError), open(path, encoding="ascii") as file:  # noqa: PTH123
            return int(file.read())
    return sys.maxsize


def _files() -> int:
    """How many files this process may have open, after asking for as many as it can have."""
    if sys.platform == "win32":  # which has no such limit
        return sys.maxsize
    resource = importlib.import_module("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, 65536) if hard != resource.RLIM_INFINITY else 65536
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return int(soft)
