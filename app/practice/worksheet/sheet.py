"""A worksheet as data, of whatever kind of problem: what is given, and each number of the work."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

from ...explain.tree import Node


class Numbered(Protocol):
    """What is drawn from a seed."""

    @property
    def seed(self) -> int: ...


Exercise_co = TypeVar("Exercise_co", bound=Numbered, covariant=True)

#: Expressions that are equal to each other.
Equation: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix or, with one column, a vector, by the name that it has in formulas."""

    name: Node
    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What stands above the work; ``text`` is a graph's, ``sought`` what is asked of it."""

    matrices: tuple[Matrix, ...]
    equations: tuple[Equation, ...]
    text: str = ""
    sought: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A number of the work: its ``name`` as a symbol, what it is computed from, and its value."""

    ref: object
    name: Node
    numbers: Node
    value: float


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one quantity in one layer, or of one array, with their ``formula`` in symbols.

    ``asked`` tells whether they are to be found, or only stand in the solution as steps on the
    way. ``columns`` is how many of them stand side by side: as in a matrix where they are one.
    Each of them is worth so many ``points``; 0 where none are given. ``where`` tells what the
    formula names, where that is too long to stand in it.
    """

    title: str
    asked: bool
    formula: Equation
    items: tuple[Item, ...]
    columns: int
    points: float = 0.0
    where: tuple[Equation, ...] = ()

    @property
    def equations(self) -> Iterator[Equation]:
        """The formula, and what it names."""
        yield self.formula
        yield from self.where


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the work; of one ``sample``, or of all of them where it is None."""

    title: str
    sample: int | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet(Generic[Exercise_co]):
    """An exercise for paper: ``parts`` has every step, asked for or not.

    A worksheet of somebody's own problem has a ``title``, and was drawn from no seed.
    """

    exercise: Exercise_co
    given: Given
    parts: tuple[Part, ...]
    title: str = ""

    @property
    def heading(self) -> str:
        """What stands above it."""
        return self.title or f"Backpropagation, worksheet {self.exercise.seed}"

    @property
    def asks_for_all(self) -> bool:
        """Whether every number of the work is asked for."""
        return all(group.asked for part in self.parts for group in part.groups if group.items)

    @property
    def points(self) -> float:
        """All the points that there are; 0 where none are given."""
        groups = (group for part in self.to_find for group in part.groups)
        return sum(group.points * len(group.items) for group in groups)

    @property
    def to_find(self) -> tuple[Part, ...]:
        """The parts with only those numbers that are asked for."""
        left = (
            Part(part.title, part.sample, tuple(group for group in part.groups if group.asked))
            for part in self.parts
        )
        return tuple(part for part in left if part.groups)


AnySheet: TypeAlias = Sheet[Numbered]


def worth(group: Group) -> str:
    """What stands behind a group's title of the points of each number; nothing without points."""
    if not group.points:
        return ""
    each = " each" if len(group.items) > 1 else ""
    return f" ({group.points:g} {'point' if group.points == 1 else 'points'}{each})"
