"""Both passes over a graph as they follow from numbers that somebody wrote down."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...engine.arrays import Array
from ...engine.graph.graph import Graph
from ...engine.graph.passes import Passes, backward, forward
from ...trace.graph.refs import GraphRef


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """The ``passes`` with the written numbers in place of those computed.

    ``computed`` has each array as it comes out of the written numbers before it, in the order of
    the work, and of none in it or after it.
    """

    passes: Passes
    computed: Mapping[tuple[str, str], Array]

    def number(self, ref: GraphRef) -> float:
        """What follows, for a number that is worked out, from those before it."""
        return float(self.computed[ref.quantity, ref.name][ref.index])


def carried(graph: Graph, written: Mapping[GraphRef, float]) -> Carried:
    """Values and gradients, each of those that are ``written`` in place of the one computed."""
    places: dict[tuple[str, str], list[tuple[tuple[int, ...], float]]] = {}
    for ref, value in written.items():
        places.setdefault((ref.quantity, ref.name), []).append((ref.index, value))
    computed: dict[tuple[str, str], Array] = {}

    def put(quantity: str, name: str, array: Array) -> None:
        computed.setdefault((quantity, name), array.copy())
        for index, value in places.get((quantity, name), ()):
            array[index] = value

    values = forward(graph, finished=lambda name, array: put("value", name, array))
    gradients = backward(graph, values, lambda name, array: put("gradient", name, array))
    return Carried(Passes(graph, values, gradients), computed)
