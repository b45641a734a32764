"""A class that trains networks, all at once."""

import asyncio

import pytest

from benchmarks.training_rooms import PACES, Rooms
from benchmarks.worst_requests import server

pytestmark = pytest.mark.chaos

ROOMS, SECONDS = 20, 20


@pytest.mark.parametrize("pace", PACES)
def test_twenty_rooms_that_train_at_once_all_get_on_and_others_are_answered(pace: int) -> None:
    with server(workers=None) as (url, _):
        rooms = Rooms(url, pace)
        asyncio.run(rooms.work(ROOMS, SECONDS))
    rooms.tell(SECONDS)
    assert {200} <= set(rooms.answers) <= {200, 503}
    assert set(rooms.others) == {200}
    assert len(rooms.reached) == ROOMS
    assert all(reached > 0 for reached in rooms.reached.values())
