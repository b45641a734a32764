"""What a mistake going backward through a graph is: words, and the changed rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.graph import Equation, Graph
from ...engine.graph.ops.op import Applied, Terms


@dataclass(frozen=True, eq=False)
class HandedBack:
    """What an equation hands back to one of its arguments.

    ``gradient`` (n,) is that of the equation's numbers, ``terms`` their rows for the argument.
    """

    graph: Graph
    equation: Equation
    applied: Applied
    argument: int
    gradient: Array
    terms: Terms

    @property
    def own(self) -> Array:
        """The argument's own numbers (n, k), 0 where there is none."""
        numbers = self.applied.arrays[self.argument].reshape(-1)
        return np.where(self.terms.elements < 0, 0.0, numbers[self.terms.elements])

    def spread(self, derivatives: Array) -> Array:
        """∂L/∂argument, in its shape, by these local derivatives (n, k)."""
        there = self.terms.elements >= 0
        weights = (self.gradient[:, np.newaxis] * derivatives)[there]
        size = self.applied.arrays[self.argument].size
        summed: Array = np.bincount(self.terms.elements[there], weights, size)
        return summed.reshape(self.applied.arrays[self.argument].shape)


#: What a wrong rule hands back to an argument; None where it is as right as any.
WrongRule: TypeAlias = Callable[[HandedBack], Array | None]
#: What stands for the sum over the uses, given each use's share, the last equation's first: one for
#: each way of making the mistake.
WrongSum: TypeAlias = Callable[[Graph, str, Sequence[tuple[Equation, Array]]], Sequence[Array]]


@dataclass(frozen=True, slots=True)
class GraphMistake:
    """A mistake that people make, as a wrong rule for what is handed back, or for the sum."""

    id: str
    name: str
    explanation: str
    hint: str
    rule: WrongRule | None = None
    sums: WrongSum | None = None
