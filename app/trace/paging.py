"""What the pages of any kind of trace share: how steps are cut, and what is written by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

import numpy as np

from ..engine.arrays import Array

#: Nested lists of numbers, None where a number is not computed yet.
Nested: TypeAlias = Any


class Reading(Protocol):
    """A step, of which it matters here only how much it reads."""

    @property
    def reads(self) -> Sequence[object]: ...


S = TypeVar("S", bound=Reading)


@dataclass(frozen=True, slots=True)
class Page(Generic[S]):
    """Steps ``start`` … ``start + len(steps)`` and the state before the first of them."""

    start: int
    keyframe: dict[str, Nested]
    steps: list[S]


def cut(trace: Sequence[S], start: int, count: int, most_reads: float) -> list[S]:
    """At most ``count`` steps from ``start``, which must be in range(total + 1).

    They end with the step by which they read more than ``most_reads`` numbers, if one does.
    """
    steps: list[S] = []
    reads = 0
    for index in range(start, min(start + count, len(trace))):
        steps.append(trace[index])
        reads += len(steps[-1].reads)
        if reads > most_reads:
            break
    return steps


def written(array: Array, done: float) -> Nested:
    """The first ``done`` numbers of the array, in its shape, None for the others.

    None too for a number that is not finite, and so does not exist; 0 for −0.
    """
    finite = np.isfinite(array).ravel().tolist()
    numbers = (array + 0.0).ravel().tolist()
    flat: list[float | None] = [
        number if exists and place < done else None
        for place, (number, exists) in enumerate(zip(numbers, finite, strict=True))
    ]
    return nested(flat, array.shape)


def nested(flat: list[Any], shape: tuple[int, ...]) -> Nested:
    """The flat list as lists in lists, in row-major order; of no axis, its one entry."""
    if not shape:
        return flat[0]
    for size in shape[:0:-1]:
        flat = [flat[at : at + size] for at in range(0, len(flat), size)]
    return flat
