"""Work inside bounds: what is small, heavy, too much, left alone, or one thing after another."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from starlette.requests import Request

from app.engine.problem import ProblemError
from app.web.work.held import MOST as MOST_HELD
from app.web.work.held import MUCH
from app.web.work.pool import BusyError
from app.web.work.work import MOST, SMALL, LeftError, TooLongError, Work

HEAVY = SMALL * 2


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    made = Work(1)
    yield made
    made.close()


def request_that(leaves_after: float | None = None) -> Request:
    """A request whose client leaves after so many seconds, or never."""

    async def receive() -> dict[str, Any]:
        await (asyncio.sleep(leaves_after) if leaves_after else asyncio.Event().wait())
        return {"type": "http.disconnect"}

    return Request({"type": "http"}, receive)


def process_of(_: object = None) -> int:
    return os.getpid()


def never() -> None:
    while True:
        pass


def refuse() -> None:
    raise ProblemError("It does not fit.", "/network")


def counted(count: int) -> Iterator[tuple[int, int]]:
    for number in range(count):
        yield number, os.getpid()


def endless() -> Iterator[int]:
    yield os.getpid()
    never()


def alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_small_work_is_done_in_the_server_and_heavy_work_in_a_process_of_its_own(
    work: Work,
) -> None:
    asked = request_that()
    assert asyncio.run(work.run(asked, 0.01, process_of, 1)) == os.getpid()
    assert asyncio.run(work.run(asked, HEAVY, process_of, 1)) != os.getpid()


def test_what_is_too_much_is_refused_before_it_is_begun(work: Work) -> None:
    with pytest.raises(TooLongError) as told:
        asyncio.run(work.run(request_that(), MOST + 1, never))
    assert told.value.seconds == MOST + 1


def test_an_error_of_the_work_comes_out_as_it_was_raised(work: Work) -> None:
    for cost in (0.01, HEAVY):
        with pytest.raises(ProblemError) as told:
            asyncio.run(work.run(request_that(), cost, refuse))
        assert (told.value.detail, told.value.pointer) == ("It does not fit.", "/network")


def test_work_that_takes_longer_than_it_may_is_ended_and_the_next_is_done(work: Work) -> None:
    before = asyncio.run(work.run(request_that(), HEAVY, process_of, 1))
    with pytest.raises(TooLongError):
        asyncio.run(work.run(request_that(), HEAVY, never))
    assert not alive(before)
    assert asyncio.run(work.run(request_that(), HEAVY, process_of, 1)) not in (before, os.getpid())


def test_work_ends_when_the_client_leaves(work: Work) -> None:
    before = asyncio.run(work.run(request_that(), HEAVY, process_of, 1))
    with pytest.raises(LeftError):
        asyncio.run(work.run(request_that(0.1), HEAVY, never))
    assert not alive(before)


def test_what_would_wait_for_more_than_a_second_is_told_so_at_once(work: Work) -> None:
    async def three() -> tuple[Any, Any]:
        first = asyncio.create_task(work.run(request_that(1.0), 1.5, never))
        await asyncio.sleep(0)
        return await asyncio.gather(
            first, work.run(request_that(), HEAVY, process_of, 1), return_exceptions=True
        )

    left, busy = asyncio.run(three())
    assert isinstance(left, LeftError)
    assert isinstance(busy, BusyError)
    assert busy.wait >= 1
    assert work.ready


def test_what_waits_its_turn_is_done_when_it_is_there(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work.heavy, "longest_wait", 60)

    async def four() -> list[Any]:
        one = [work.run(request_that(), HEAVY, process_of, 1) for _ in range(4)]
        return await asyncio.gather(*one)

    assert len(set(asyncio.run(four()))) == 1


def test_a_client_that_leaves_while_it_waits_leaves_nothing_behind(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work.heavy, "longest_wait", 60)

    async def waiting() -> int:
        first = asyncio.create_task(work.run(request_that(0.3), HEAVY, never))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(work.run(request_that(), HEAVY, process_of, 1))
        await asyncio.sleep(0.1)
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        return await work.run(request_that(), HEAVY, process_of, 1)

    assert asyncio.run(waiting())
    assert work.heavy.pending == pytest.approx(0)
    assert work.heavy.wait == 0


def test_a_stream_gives_one_item_after_another_from_one_process(work: Work) -> None:
    async def all_items() -> list[Any]:
        return [item async for item in await work.stream(request_that(), 0.1, counted, 3)]

    items = asyncio.run(all_items())
    assert [number for number, _ in items] == [0, 1, 2]
    assert len({process for _, process in items} - {os.getpid()}) == 1


def test_a_stream_of_nothing_ends_at_once(work: Work) -> None:
    async def all_items() -> list[Any]:
        return [item async for item in await work.stream(request_that(), 0.1, counted, 0)]

    assert asyncio.run(all_items()) == []


@pytest.mark.parametrize("leaves_after", [0.3, None])
def test_a_stream_ends_when_the_client_leaves_or_an_item_takes_too_long(
    work: Work, leaves_after: float | None
) -> None:
    async def first_item() -> int:
        items: AsyncIterator[int] = await work.stream(request_that(leaves_after), 0.1, endless)
        process = await anext(items)
        with pytest.raises(LeftError if leaves_after else TooLongError):
            await anext(items)
        return process

    assert not alive(asyncio.run(first_item()))


def numbers(count: int) -> int:
    return len([0.5 + each for each in range(count)])


def hoard(count: int) -> int:
    _hoarded.append([0.5 + each for each in range(count)])
    return os.getpid()


_hoarded: list[list[float]] = []
linux = pytest.mark.skipif(sys.platform != "linux", reason="the system does not say what is held")


@linux
def test_work_that_would_take_more_memory_than_it_may_is_ended_and_the_next_is_done(
    work: Work,
) -> None:
    with pytest.raises(TooLongError):
        asyncio.run(work.run(request_that(), HEAVY, numbers, MOST_HELD // 8))
    assert asyncio.run(work.run(request_that(), HEAVY, process_of, 1)) != os.getpid()


@linux
def test_a_process_that_has_come_to_hold_much_is_not_asked_again(work: Work) -> None:
    first = asyncio.run(work.run(request_that(), HEAVY, hoard, 1000))
    second = asyncio.run(work.run(request_that(), HEAVY, hoard, MUCH // 16))
    third = asyncio.run(work.run(request_that(), HEAVY, process_of, 1))
    assert first == second != third
    assert not alive(second)
