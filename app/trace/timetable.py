"""Blocks of steps in a row, found by a step's index without a walk."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Timed(Protocol):
    """``count`` consecutive steps from step ``start`` on."""

    @property
    def start(self) -> int: ...
    @property
    def count(self) -> int: ...


B = TypeVar("B", bound=Timed)


class Timetable(Generic[B]):
    """All blocks of a trace, each beginning where the one before it ends; ``total`` steps."""

    def __init__(self, blocks: Iterable[B]) -> None:
        self.blocks = tuple(blocks)
        self._starts = [block.start for block in self.blocks]
        self.total = self.blocks[-1].start + self.blocks[-1].count if self.blocks else 0

    def block_of(self, index: int) -> B:
        """The block that holds step ``index``, which must be in range(total)."""
        return self.blocks[bisect_right(self._starts, index) - 1]
