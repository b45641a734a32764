"""The order of a graph's steps: each equation forward, then each gradient backward."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal, TypeAlias

from ...engine.graph.graph import Graph
from ..timetable import Timetable

GraphPhase: TypeAlias = Literal["forward", "backward"]


@dataclass(frozen=True, slots=True)
class GraphBlock:
    """``count`` consecutive steps that compute one array, or its gradient, in row-major order.

    ``op`` is the equation's op forward and ``gradient`` backward; ``equation`` counts from 0, and
    is None for the gradient of a given array.
    """

    phase: GraphPhase
    op: str
    name: str
    equation: int | None
    start: int
    count: int


class GraphSchedule(Timetable[GraphBlock]):
    """All blocks of both passes."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(_blocks(graph))


def _blocks(graph: Graph) -> Iterator[GraphBlock]:
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
