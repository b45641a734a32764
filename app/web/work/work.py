"""Where a server's work is done: small work beside the event loop, all else in workers."""

import asyncio
import math
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from functools import partial
from typing import Any, TypeVar, TypeVarTuple

from starlette.requests import Request

from .pool import LONGEST_WAIT, BusyError, Pool
from .worker import LostError, Worker, end_forking

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

#: Up to so many seconds, by the estimate, work is small: sent to a worker it would hardly be
#: quicker, and beside the event loop it keeps nobody waiting.
SMALL = 0.05
#: Seconds that one request may take by the estimate, and of a processor; and by the clock, where
#: others have the processor too.
MOST, MOST_BY_THE_CLOCK = 2.0, 20.0
#: Seconds that a stream may go on, by the estimate.
LONGEST_STREAM = 300.0
#: Streams that go on at once. Each has a worker to itself, for seconds; the system shares the
#: processors among them.
_STREAMS = 8
_SMALL_AT_ONCE = 4


class TooLongError(Exception):
    """A request takes longer than it may, ``most``; ``seconds`` is the estimate, if that tells."""

    def __init__(self, seconds: float | None = None, most: float = MOST) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.most = most


class LeftError(Exception):
    """The client has left: nobody will read the answer."""


class Work:
    """The workers of one server process."""

    def __init__(self, workers: int = 0) -> None:
        self.heavy = Pool(workers or processors())
        self.streams = Pool(_STREAMS)
        self._threads = ThreadPoolExecutor(_SMALL_AT_ONCE, "backstep-small")
        #: Seconds of small work that are taken on and not done.
        self._small = 0.0

    @property
    def wait(self) -> float:
        """Seconds until work that comes now would be begun, by the estimates."""
        return max(self.heavy.wait, self._small)

    @property
    def ready(self) -> bool:
        """Whether it takes work."""
        return self.wait <= LONGEST_WAIT

    @property
    def seconds_to_wait(self) -> int:
        """After how many seconds to ask again."""
        return max(1, math.ceil(self.wait))

    def warm(self) -> None:
        """Have a worker ready before the first request asks for one."""
        self.heavy.warm()

    def close(self) -> None:
        """End the workers that do nothing; new ones come when they are wanted."""
        self.heavy.close()
        self.streams.close()
        end_forking()

    async def run(
        self, request: Request, cost: float, function: Callable[[*Ts], T], *arguments: *Ts
    ) -> T:
        """What the function returns, or raises. See ``run`` of run.py."""
        if cost > MOST:
            raise TooLongError(cost)
        if cost <= SMALL:
            return await self._run_small(cost, partial(function, *arguments))
        async with self.heavy.worker(cost) as worker:
            call: Callable[[], T] = partial(worker.call, function, *arguments, seconds=MOST)
            return await _bounded(request, self.heavy, worker, call)

    async def _run_small(self, cost: float, call: Callable[[], T]) -> T:
        if self._small > LONGEST_WAIT:
            raise BusyError(1)
        self._small += cost
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            self._small -= cost

    async def stream(
        self, request: Request, cost: float, function: Callable[[*Ts], Iterator[T]], *arguments: *Ts
    ) -> AsyncIterator[T]:
        """What the function yields. See ``stream`` of run.py."""
        if cost > LONGEST_STREAM:
            raise TooLongError(cost, LONGEST_STREAM)
        items = self._items(request, cost, partial(function, *arguments))
        first = [item async for item in _first(items)]

        async def all_items() -> AsyncIterator[T]:
            async with aclosing(items):
                for item in first:
                    yield item
                async for item in items:
                    yield item

        return all_items()

    async def _items(
        self, request: Request, cost: float, function: Callable[[], Iterator[T]]
    ) -> AsyncGenerator[T, None]:
        async with self.streams.worker(min(cost, MOST)) as worker:
            items = worker.stream(function, seconds=MOST)
            del function  # the worker has what it was called with, which may be large
            following: Callable[[], T | None] = partial(next, items, None)
            while True:
                item = await _bounded(request, self.streams, worker, following)
                if item is None:
                    return
                yield item


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


async def _first(items: AsyncIterator[T]) -> AsyncIterator[T]:
    async for item in items:
        yield item
        return


async def _bounded(request: Request, pool: Pool, worker: Worker, call: Callable[[], T]) -> T:
    """What the call returns. The worker is ended if that takes too long, or the client leaves."""
    working = asyncio.get_running_loop().run_in_executor(pool.threads, call)
    leaving = asyncio.create_task(_left(request))
    both: set[asyncio.Future[Any]] = {working, leaving}
    try:
        await asyncio.wait(both, timeout=MOST_BY_THE_CLOCK, return_when=asyncio.FIRST_COMPLETED)
    finally:
        has_left = leaving.done()
        leaving.cancel()
        if not working.done():
            worker.end()
            await asyncio.wait({working})
            working.exception()  # known, though this task be cancelled and not ask for it
    try:
        return working.result()
    except LostError as error:
        raise (LeftError if has_left else TooLongError) from error


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
