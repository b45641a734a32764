"""A few workers, and who waits for one: as many as will have one soon."""

import asyncio
import math
import threading
from collections import deque
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress

from .worker import Worker

#: Seconds for which a request may wait for its turn, by the estimates of what is before it.
LONGEST_WAIT = 1.0
#: Seconds in which the first page is asked for, if somebody waits for it.
_FIRST_PAGE = 3.0


class BusyError(Exception):
    """All workers have enough to do; ``wait`` is in how many seconds they may not have."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Pool:
    """At most ``size`` workers. Only one event loop uses it at a time."""

    def __init__(self, size: int, longest_wait: float = LONGEST_WAIT) -> None:
        self.size = size
        self.longest_wait = longest_wait
        #: Threads that wait for the workers' answers, one for each.
        self.threads = ThreadPoolExecutor(size, "backstep-worker")
        #: Seconds of work that are taken on and not done.
        self.pending = 0.0
        self._free: list[Worker] = []
        self._busy = 0
        self._closed = False
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def wait(self) -> float:
        """Seconds until a request that comes now would have its turn, by the estimates."""
        return 0.0 if self._busy < self.size else self.pending / self.size

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    @asynccontextmanager
    async def worker(self, cost: float) -> AsyncIterator[Worker]:
        """A worker for so many seconds, once it is this request's turn.

        Raises BusyError at once where that would take too long, and later where it has.
        """
        if self.wait > self.longest_wait:
            raise BusyError(math.ceil(self.wait))
        self.pending += cost
        try:
            await self._turn()
            try:
                worker = await self._take()
                try:
                    yield worker
                finally:
                    self._give_back(worker)
            finally:
                self._busy -= 1
                self._call_next()
        finally:
            self.pending -= cost

    def warm(self) -> None:
        """Have a worker ready soon; meanwhile the first request may make one, too.

        Not at once: the first page goes first. The thread is nobody's to wait for, so that a server
        that is stopped at once stops at once.
        """
        timer = threading.Timer(_FIRST_PAGE, self._add_worker)
        timer.daemon = True
        timer.start()

    def _add_worker(self) -> None:
        if self._closed or self._free:
            return
        try:
            worker = Worker()
        except (EOFError, OSError):  # the server has been stopped meanwhile
            return
        if self._free or self._closed:
            worker.close()
        else:
            self._free.append(worker)

    def close(self) -> None:
        """End all workers that do nothing."""
        self._closed = True
        while self._free:
            self._free.pop().close()

    async def _turn(self) -> None:
        if self._busy < self.size:
            self._busy += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self.longest_wait):
                await turn
        except BaseException as error:
            with suppress(ValueError):
                self._waiting.remove(turn)
            if turn.done() and not turn.cancelled():
                self._busy -= 1
                self._call_next()
            if isinstance(error, TimeoutError):
                raise BusyError(math.ceil(max(self.wait, self.longest_wait))) from error
            raise

    def _call_next(self) -> None:
        while self._waiting and self._busy < self.size:
            turn = self._waiting.popleft()
            if not turn.done():
                self._busy += 1
                turn.set_result(None)

    async def _take(self) -> Worker:
        while self._free:
            worker = self._free.pop()
            if worker.alive:
                return worker
            worker.close()
        return await asyncio.get_running_loop().run_in_executor(self.threads, Worker)

    def _give_back(self, worker: Worker) -> None:
        if worker.alive:
            self._free.append(worker)
        else:
            worker.close()
