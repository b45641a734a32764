"""Large requests are read one after another."""

import asyncio

import pytest

from app.web.http.bounds.room import Room


async def hold(room: Room, size: int, until: asyncio.Event, longest_wait: float = 10) -> None:
    async with room.taken(size, longest_wait):
        await until.wait()


def test_what_there_is_room_for_is_let_in_together_and_the_next_when_there_is() -> None:
    async def trial() -> None:
        room, first, last = Room(100), asyncio.Event(), asyncio.Event()
        tasks = [asyncio.create_task(hold(room, size, first)) for size in (40, 60)]
        tasks.append(asyncio.create_task(hold(room, 50, last)))
        await asyncio.sleep(0)
        assert room.free == 0
        first.set()
        await asyncio.gather(*tasks[:2])
        await asyncio.sleep(0)
        assert room.free == 50
        last.set()
        await tasks[2]
        assert room.free == 100

    asyncio.run(trial())


def test_what_is_larger_than_all_of_it_has_it_to_itself() -> None:
    async def trial() -> None:
        room = Room(100)
        async with room.taken(10_000):
            assert room.free == 0
            with pytest.raises(TimeoutError):
                await hold(room, 1, asyncio.Event(), longest_wait=0.01)
        assert room.free == 100

    asyncio.run(trial())


def test_who_waits_in_vain_or_leaves_holds_up_nobody() -> None:
    async def trial() -> None:
        room, end = Room(100), asyncio.Event()
        first = asyncio.create_task(hold(room, 60, end))
        too_large = asyncio.create_task(hold(room, 90, end, longest_wait=0.01))
        leaves = asyncio.create_task(hold(room, 90, end))
        small = asyncio.create_task(hold(room, 40, end))
        await asyncio.sleep(0.05)
        leaves.cancel()
        await asyncio.gather(too_large, leaves, return_exceptions=True)
        await asyncio.sleep(0)
        assert room.free == 0
        end.set()
        await asyncio.gather(first, small)
        assert room.free == 100

    asyncio.run(trial())
