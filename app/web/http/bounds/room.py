"""Room for so many bytes of requests that are being read and answered: the next waits for it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

#: Bytes of large bodies that are read at the same time: as objects they take six times as much, and
#: while they are read, nobody is answered. A larger one is read by itself.
MOST_READ = 1 << 20
#: Seconds for which a request waits.
LONGEST_WAIT = 1.0


class Room:
    """``size`` bytes, given to who asks first. Only one event loop uses it at a time."""

    def __init__(self, size: int = MOST_READ) -> None:
        self.size = size
        self.free = size
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def taken(self, size: int, longest_wait: float = LONGEST_WAIT) -> AsyncIterator[None]:
        """So many bytes of it, or all if it has fewer. Raises TimeoutError if none are free."""
        size = min(size, self.size)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        self._call_next()
        try:
            async with asyncio.timeout(longest_wait):
                await turn
            yield
        finally:
            if turn.done() and not turn.cancelled():
                self.free += size
            else:
                with suppress(ValueError):
                    self._waiting.remove((size, turn))
            self._call_next()

    def _call_next(self) -> None:
        while self._waiting and self._waiting[0][0] <= self.free:
            size, turn = self._waiting.popleft()
            if turn.cancelled():
                continue
            self.free -= size
            turn.set_result(None)
