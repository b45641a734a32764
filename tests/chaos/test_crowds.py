"""A class at once, the worst requests at once, and an hour of requests in minutes."""

import asyncio
import random
from collections.abc import Iterator

import httpx
import pytest

from benchmarks.classroom import Classroom, Connection, problem
from benchmarks.worst import WORST
from benchmarks.worst_requests import CROWD, ask, memory, server, written

pytestmark = pytest.mark.chaos

STUDENTS, REQUESTS = 1000, 20_000
MOST_MEMORY = 256 << 20


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, int]]:
    with server() as told:
        yield told


def test_a_thousand_students_are_all_answered_if_only_to_be_told_to_wait() -> None:
    with server(workers=None) as (url, _):
        room = Classroom(url)
        asyncio.run(room.work(STUDENTS, 30))
    assert {200} <= set(room.answers) <= {200, 503}
    assert room.answers.total() > STUDENTS


@pytest.mark.parametrize("route", WORST)
def test_twenty_of_each_routes_worst_at_once_leave_room_for_others_and_memory(
    route: str, served: tuple[str, int]
) -> None:
    url, process = served
    address, body = WORST[route]

    async def trial() -> tuple[list[int], list[int], int]:
        limits = httpx.Limits(max_connections=CROWD + 2)
        async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
            contents = [written(body, at) for at in range(CROWD)]
            crowd = [asyncio.create_task(ask(client, address, each)) for each in contents]
            steps, peak = [], 0
            for at in range(30):
                mine = {"problem": problem(random.Random(at)), "start": 0, "count": 40}
                steps.append((await ask(client, "/api/trace", written(mine)))[0])
                peak = max(peak, await asyncio.to_thread(memory, process))
            return [status for status, _, _ in await asyncio.gather(*crowd)], steps, peak

    crowd, steps, peak = asyncio.run(trial())
    assert all(status < 500 or status == 503 for status in crowd), crowd
    assert set(steps) == {200}
    assert peak < MOST_MEMORY


def test_after_an_hours_requests_it_holds_no_more_than_after_a_minutes(
    served: tuple[str, int],
) -> None:
    url, process = served
    host, _, port = url.removeprefix("http://").partition(":")

    async def trial(count: int, seed: int) -> int:
        connection = Connection(host, int(port))
        for number in range(count):
            body = {"problem": problem(random.Random(seed + number)), "start": 0, "count": 256}
            status, _ = await connection.ask("/api/trace", body)
            assert status == 200
        connection.close()
        return memory(process)

    # Enough of them that the answers that are kept take all the room that they have.
    before = asyncio.run(trial(REQUESTS // 5, 0))
    after = asyncio.run(trial(REQUESTS, REQUESTS))
    assert after < before * 1.05
