"""The trace of a graph: its steps, each found by its index alone."""

from dataclasses import dataclass
from math import inf, prod
from typing import Any

import numpy as np

from ...engine.graph.graph import Equation, Graph
from ...engine.graph.passes import Passes, compute
from ..paging import Nested, Page, cut, written
from ..steps import Steps
from .reads import backward_reads, forward_reads
from .refs import GraphRef, Quantity, ref_at
from .schedule import GraphBlock, GraphPhase, GraphSchedule
from .uses import Uses, UsesOf


class GraphNotFiniteError(ArithmeticError):
    """A number of the graph is not finite; ``ref`` is the first such, in the order of the steps.

    ``span`` is where it is computed, None where it is the gradient of a given array.
    """

    def __init__(self, ref: GraphRef, equation: Equation | None) -> None:
        super().__init__(str(ref))
        self.ref = ref
        self.span = None if equation is None else equation.span


@dataclass(frozen=True, slots=True)
class GraphStep:
    """One number: of an equation's array forward, of a gradient backward.

    ``equation`` counts from 0, and is None for the gradient of a given array. ``uses`` are, going
    backward, where the number is used, the last equation first.
    """

    index: int
    phase: GraphPhase
    op: str
    name: str
    equation: int | None
    place: int
    result: GraphRef
    reads: tuple[GraphRef, ...]
    writes: tuple[tuple[GraphRef, float], ...]
    uses: tuple[Uses, ...] = ()


class GraphTrace(Steps[GraphStep]):
    """The steps of both passes over a graph.

    Raises GraphNotFiniteError where a number is not finite, and GraphError where an op is not made
    for the numbers that it gets.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.schedule = GraphSchedule(graph)
        self.passes: Passes = compute(graph)
        self._uses_of = UsesOf(self.passes)
        self._raise_if_not_finite()

    def __len__(self) -> int:
        return self.schedule.total

    def numbers(self, quantity: Quantity, name: str) -> Any:
        """The finished array. Raises LookupError where there is none."""
        arrays = self.passes.values if quantity == "value" else self.passes.gradients
        if name not in arrays:
            raise LookupError(f"{quantity}.{name} is not computed")
        return arrays[name]

    def value(self, ref: GraphRef) -> float:
        """The number that ``ref`` names. Raises LookupError where there is none."""
        return float(self.numbers(ref.quantity, ref.name)[ref.index]) + 0.0  # not −0

    def uses(self, name: str, place: int) -> tuple[Uses, ...]:
        """Where a number is used, the last equation first."""
        return tuple(self._uses_of(name, place))

    def _step(self, index: int) -> GraphStep:
        block = self.schedule.block_of(index)
        place = index - block.start
        quantity: Quantity = "value" if block.phase == "forward" else "gradient"
        ref = ref_at(self.graph, quantity, block.name, place)
        uses = self.uses(block.name, place) if block.phase == "backward" else ()
        return GraphStep(
            index=index,
            phase=block.phase,
            op=block.op,
            name=block.name,
            equation=block.equation,
            place=place,
            result=ref,
            reads=self._reads(block, place, uses),
            writes=((ref, self.value(ref)),),
            uses=uses,
        )

    def _reads(self, block: GraphBlock, place: int, uses: tuple[Uses, ...]) -> tuple[GraphRef, ...]:
        if block.phase == "backward" or block.equation is None:
            return backward_reads(self.graph, uses)
        equation = self.graph.equations[block.equation]
        return forward_reads(self.graph, equation, self.passes.applied(equation), place)

    def _raise_if_not_finite(self) -> None:
        for block in self.schedule.blocks:
            quantity: Quantity = "value" if block.phase == "forward" else "gradient"
            numbers = np.ravel(self.numbers(quantity, block.name))
            if not np.isfinite(numbers).all():
                first = int(np.flatnonzero(~np.isfinite(numbers))[0])
                raise GraphNotFiniteError(
                    ref_at(self.graph, quantity, block.name, first),
                    self.graph.by_name.get(block.name),
                )


def graph_page(
    trace: GraphTrace, start: int, count: int, most_reads: float = inf
) -> Page[GraphStep]:
    """The page of at most ``count`` steps from ``start``, which must be in range(total + 1)."""
    return Page(start, graph_keyframe(trace, start), cut(trace, start, count, most_reads))


def graph_keyframe(trace: GraphTrace, before: int) -> dict[str, Nested]:
    """The state before step ``before``: values, what is given included, and gradients."""
    values = {name: written(array, inf) for name, array in trace.graph.given.items()}
    gradients: dict[str, Nested] = {}
    for block in trace.schedule.blocks:
        done = before - block.start
        if block.phase == "forward":
            values[block.name] = written(trace.numbers("value", block.name), done)
        else:
            gradients[block.name] = written(trace.numbers("gradient", block.name), done)
    for equation in trace.graph.equations:
        if not prod(equation.shape):
            values[equation.name] = np.empty(equation.shape).tolist()
    return {"value": values, "gradient": gradients}
