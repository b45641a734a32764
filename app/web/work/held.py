"""How much memory a worker has taken since it started, and the most that it may take."""

import importlib
import os
import sys
from contextlib import suppress

#: Bytes beyond which a worker that has answered is ended, and a new one started when it is wanted:
#: what has been taken is seldom given back.
MUCH = 16 << 20
#: Bytes that a worker may take at all.
MOST = 96 << 20


class Held:
    """What this process has taken since now. Where the system does not say, that is nothing."""

    def __init__(self) -> None:
        self._before = _anonymous()
        self._bound()

    def is_much(self) -> bool:
        """Whether it is more than is worth keeping for the next."""
        return _anonymous() - self._before > MUCH

    def _bound(self) -> None:
        if sys.platform == "linux":
            resource = importlib.import_module("resource")
            most = _data() + MOST
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _anonymous() -> int:
    """Bytes of memory that are no file's."""
    resident, shared = _statm()[1:3]
    return resident - shared


def _data() -> int:
    """Bytes that count for the limit of data: all that may be written to, and is this process's."""
    return _statm()[5]


def _statm() -> list[int]:
    """Sizes of this process, in bytes. See proc_pid_statm(5)."""
    with suppress(OSError), open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return [int(each) * os.sysconf("SC_PAGE_SIZE") for each in file.read().split()]
    return [0] * 7
