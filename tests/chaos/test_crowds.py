"""A class at once, the worst requests at once, and an hour of requests in minutes."""

import asyncio
import random
from collections.abc import Iterator

import pytest

from benchmarks.classroom import Classroom, Connection, problem
from benchmarks.worst import WORST
from benchmarks.worst_requests import memory, server
from tests.crowd import beset

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
    held: list[int] = []
    crowd = beset(url, route, lambda: held.append(memory(process)))
    assert set(crowd) <= {200, 503}
    assert max(held) < MOST_MEMORY


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
