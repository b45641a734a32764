"""Twenty who ask for the worst that a route can be asked, and one who steps meanwhile."""

import asyncio
import random
from collections.abc import Callable

import httpx

from benchmarks.classroom import problem
from benchmarks.worst import WORST
from benchmarks.worst_requests import CROWD, ask, written

STEPS = 30


def beset(url: str, route: str, meanwhile: Callable[[], None] = lambda: None) -> list[int]:
    """The statuses of a route's twenty worst requests; every step of others is answered.

    ``meanwhile`` is called after each step.
    """
    return asyncio.run(_beset(url, route, meanwhile))


async def _beset(url: str, route: str, meanwhile: Callable[[], None]) -> list[int]:
    address, body = WORST[route]
    limits = httpx.Limits(max_connections=CROWD + 2)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        contents = [written(body, at) for at in range(CROWD)]
        crowd = [asyncio.create_task(ask(client, address, each)) for each in contents]
        for at in range(STEPS):
            mine = {"problem": problem(random.Random(at)), "start": 0, "count": 40}
            status, _, _ = await ask(client, "/api/trace", written(mine))
            assert status == 200, status
            await asyncio.to_thread(meanwhile)
        return [status for status, _, _ in await asyncio.gather(*crowd)]
