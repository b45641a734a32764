"""The rows of the table, and how a time is taken."""

from collections.abc import Callable
from timeit import Timer
from typing import NamedTuple

_RUNS = 60


class Row(NamedTuple):
    """One measurement, and how many times as much it is as what it is compared to."""

    name: str
    value: float
    unit: str
    compared_to: str = ""
    ratio: float | None = None


def fastest(*calls: Callable[[], object]) -> list[float]:
    """The seconds that each call takes: the fastest of many short runs, made by turns.

    By turns, so that a machine that slows down slows all of them; short, so that some run of each
    is left in peace.
    """
    timers = [Timer(call) for call in calls]
    numbers = [max(1, timer.autorange()[0] // 20) for timer in timers]
    runs = [
        [timer.timeit(number) / number for timer, number in zip(timers, numbers, strict=True)]
        for _ in range(_RUNS)
    ]
    return [min(times) for times in zip(*runs, strict=True)]
