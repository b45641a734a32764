"""A graph: equations in A-normal form over named arrays, as a jaxpr has them.

``v = op(a, b)``: every argument is the name of an array or a constant, so that every expression
within another is an equation of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from ..arrays import Array
from .ops.op import Op, Params, Shape

#: The name of an array, or a constant.
Argument: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text: lines and columns count from 1, and the last column is not part of it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a loop of the text: its variable's value, and how many rounds it is, from 1."""

    line: int
    variable: str
    value: int
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """The equations of one call of a function of the text; ``parent`` is the call around it."""

    name: str
    function: str
    line: int
    parent: str | None
    inputs: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """``name = op(*arguments, **params)``, of the given shape.

    ``span`` is where the expression stands in the text, ``target`` the name that it is assigned to
    there, and ``spans`` the arguments. ``group`` names the innermost call that it belongs to, and
    ``rounds`` the loops, outermost first.
    """

    name: str
    op: Op
    arguments: tuple[Argument, ...]
    params: Params
    shape: Shape
    span: Span
    target: Span | None
    spans: tuple[Span, ...]
    group: str | None
    rounds: tuple[Round, ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """Given arrays, the equations in an order in which they can be computed, and the result.

    ``with_respect_to`` are the given arrays whose gradients are wanted; ``result`` is the name of
    an array of one number.
    """

    text: str
    given: Mapping[str, Array]
    equations: tuple[Equation, ...]
    groups: tuple[Group, ...]
    result: str
    with_respect_to: tuple[str, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Equation]:
        """The equations by the names of their arrays."""
        return {equation.name: equation for equation in self.equations}

    @cached_property
    def uses(self) -> Mapping[str, Sequence[Equation]]:
        """The equations that take each array as an argument, in their order."""
        found: dict[str, list[Equation]] = {}
        for equation in self.equations:
            for name in dict.fromkeys(a for a in equation.arguments if isinstance(a, str)):
                found.setdefault(name, []).append(equation)
        return found

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        """The shape of every array."""
        given = {name: array.shape for name, array in self.given.items()}
        return given | {equation.name: equation.shape for equation in self.equations}

    @cached_property
    def reached(self) -> frozenset[str]:
        """The arrays that get a gradient.

        Those that the result depends on and that depend on ``with_respect_to``.
        """
        depends = set(self.with_respect_to)
        for equation in self.equations:
            if any(a in depends for a in self.through(equation)):
                depends.add(equation.name)
        needed = {self.result}
        for equation in reversed(self.equations):
            if equation.name in needed:
                needed.update(self.through(equation))
        return frozenset(depends & needed)

    @cached_property
    def backward_order(self) -> tuple[str, ...]:
        """The arrays that get a gradient, in the order in which they do: the last equation first.

        What is given comes after all equations, in the order of ``with_respect_to``.
        """
        computed = [e.name for e in reversed(self.equations) if e.name in self.reached]
        return (*computed, *(name for name in self.with_respect_to if name in self.reached))

    @staticmethod
    def through(equation: Equation) -> list[str]:
        """The arrays that the equation depends on with a derivative; an index is none."""
        return [
            a
            for k, a in enumerate(equation.arguments)
            if isinstance(a, str) and equation.op.derivative(k) is not None
        ]
