"""The order of a graph's steps: each equation forward, each gradient backward, then the update."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal, TypeAlias

from ...engine.graph.graph import Graph
from ...engine.graph.stepping import learning
from ...engine.optimizers import Optimizer
from ..timetable import Timetable

GraphPhase: TypeAlias = Literal["forward", "backward", "update"]


@dataclass(frozen=True, slots=True)
class GraphBlock:
    """``count`` consecutive steps that compute one array, or its gradient, in row-major order.

    ``op`` is the equation's op forward, ``gradient`` backward, and in the update the quantity that
    the optimizer computes; ``equation`` counts from 0, and is None for what is of a given array.
    """

    phase: GraphPhase
    op: str
    name: str
    equation: int | None
    start: int
    count: int

    @property
    def quantity(self) -> str:
        """Which numbers of the array it computes, as refs call them."""
        return "value" if self.phase == "forward" else self.op


class GraphSchedule(Timetable[GraphBlock]):
    """All blocks of both passes, and of the update where there is an optimizer."""

    def __init__(self, graph: Graph, optimizer: Optimizer | None = None) -> None:
        super().__init__(_blocks(graph, optimizer))


def _blocks(graph: Graph, optimizer: Optimizer | None) -> Iterator[GraphBlock]:
    start = 0
    at = {equation.name: k for k, equation in enumerate(graph.equations)}
    for k, equation in enumerate(graph.equations):
        count = prod(equation.shape)
        if count:
            yield GraphBlock("forward", equation.op.name, equation.name, k, start, count)
            start += count
    for name in graph.backward_order:
        count = prod(graph.shapes[name])
        if count:
            yield GraphBlock("backward", "gradient", name, at.get(name), start, count)
            start += count
    for op, name in [] if optimizer is None else _update(graph, optimizer):
        count = prod(graph.shapes[name]) if name else 1
        if count:
            yield GraphBlock("update", op, name, None, start, count)
            start += count


def _update(graph: Graph, optimizer: Optimizer) -> Iterator[tuple[str, str]]:
    """Array by array what the optimizer computes for each number of it, then its new value."""
    learns = learning(graph)
    yield from ((quantity, "") for quantity in optimizer.of_all if learns)
    for name in learns:
        yield from ((quantity, name) for quantity in (*optimizer.quantities, "updated"))
