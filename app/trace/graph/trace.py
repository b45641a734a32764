"""The trace of a graph: its steps, each found by its index alone."""

from dataclasses import dataclass
from math import inf, prod
from typing import Any

import numpy as np

from ...engine.graph.graph import Equation, Graph
from ...engine.graph.passes import Passes, compute
from ...engine.graph.stepping import GraphStepped, Updater, take_graph_step
from ..paging import Nested, Page, cut, written
from ..steps import Steps
from .reads import backward_reads, forward_reads, update_reads
from .refs import OF_UPDATE, SINGLE, GraphRef, ref_at
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
    """One number: of an equation's array forward, of a gradient backward, of the update.

    ``equation`` counts from 0, and is None for what is of a given array. ``uses`` are, going
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
    """The steps of both passes over a graph, and with an ``updater`` those of its update.

    Raises GraphNotFiniteError where a number is not finite, GraphError where an op is not made for
    the numbers that it gets, and ProblemError where the updater does not fit the graph.
    """

    def __init__(self, graph: Graph, updater: Updater | None = None) -> None:
        if updater is not None:
            updater.check(graph)
        self.graph = graph
        self.schedule = GraphSchedule(graph, None if updater is None else updater.optimizer)
        self.passes: Passes = compute(graph)
        self.stepped: GraphStepped | None = (
            None if updater is None else take_graph_step(graph, updater, self.passes.gradients)
        )
        self._uses_of = UsesOf(self.passes)
        self._raise_if_not_finite()

    def __len__(self) -> int:
        return self.schedule.total

    def numbers(self, quantity: str, name: str) -> Any:
        """The finished array; a number of SINGLE as one of no axis. LookupError where none is."""
        stepped = self.stepped
        if quantity in SINGLE:
            single = None if stepped is None else getattr(stepped, quantity)
            if single is None:
                raise LookupError(f"{quantity} is not computed")
            return np.asarray(single)
        if quantity in ("value", "gradient"):
            arrays = self.passes.values if quantity == "value" else self.passes.gradients
        else:
            of_array = {} if stepped is None else stepped.arrays.get(name, {})
            arrays = {name: of_array[quantity]} if quantity in of_array else {}
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
        ref = self._ref_in(block, place)
        uses = self.uses(block.name, place) if block.phase == "backward" else ()
        return GraphStep(
            index=index,
            phase=block.phase,
            op=block.op,
            name=block.name,
            equation=block.equation,
            place=place,
            result=ref,
            reads=self._reads(block, ref, place, uses),
            writes=((ref, self.value(ref)),),
            uses=uses,
        )

    def _ref_in(self, block: GraphBlock, place: int) -> GraphRef:
        if not block.name:
            return GraphRef(block.quantity, "", ())
        return ref_at(self.graph, block.quantity, block.name, place)

    def _reads(
        self, block: GraphBlock, ref: GraphRef, place: int, uses: tuple[Uses, ...]
    ) -> tuple[GraphRef, ...]:
        if self.stepped is not None and block.phase == "update":
            return update_reads(self.graph, self.stepped.updater.optimizer, ref)
        if block.phase == "backward" or block.equation is None:
            return backward_reads(self.graph, uses)
        equation = self.graph.equations[block.equation]
        return forward_reads(self.graph, equation, self.passes.applied(equation), place)

    def _raise_if_not_finite(self) -> None:
        for block in self.schedule.blocks:
            numbers = np.ravel(self.numbers(block.quantity, block.name))
            if not np.isfinite(numbers).all():
                first = int(np.flatnonzero(~np.isfinite(numbers))[0])
                raise GraphNotFiniteError(
                    self._ref_in(block, first), self.graph.by_name.get(block.name)
                )


def graph_page(
    trace: GraphTrace, start: int, count: int, most_reads: float = inf
) -> Page[GraphStep]:
    """The page of at most ``count`` steps from ``start``, which must be in range(total + 1)."""
    return Page(start, graph_keyframe(trace, start), cut(trace, start, count, most_reads))


def graph_keyframe(trace: GraphTrace, before: int) -> dict[str, Nested]:
    """The state before step ``before``: values, what is given included, and gradients.

    With an optimizer, also each of its quantities, and its numbers that are of no array.
    """
    state: dict[str, Nested] = {"value": {}, "gradient": {}}
    if trace.stepped is not None:
        optimizer = trace.stepped.updater.optimizer
        state |= {quantity: {} for quantity in OF_UPDATE if quantity in optimizer.quantities}
        state |= {"updated": {}, **dict.fromkeys(optimizer.of_all)}
    state["value"] = {name: written(array, inf) for name, array in trace.graph.given.items()}
    for block in trace.schedule.blocks:
        numbers = written(trace.numbers(block.quantity, block.name), before - block.start)
        if block.name:
            state[block.quantity][block.name] = numbers
        else:
            state[block.quantity] = numbers
    for equation in trace.graph.equations:
        if not prod(equation.shape):
            state["value"][equation.name] = np.empty(equation.shape).tolist()
    return state
