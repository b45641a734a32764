"""Both passes over a graph as they follow from numbers that somebody wrote down."""

from collections.abc import Mapping

from ...engine.arrays import Array
from ...engine.graph.graph import Graph
from ...engine.graph.passes import Passes, backward, forward
from ...trace.graph.refs import GraphRef


def carried(graph: Graph, written: Mapping[GraphRef, float]) -> Passes:
    """Values and gradients, each of those that are ``written`` in place of the one computed."""
    places: dict[tuple[str, str], list[tuple[tuple[int, ...], float]]] = {}
    for ref, value in written.items():
        places.setdefault((ref.quantity, ref.name), []).append((ref.index, value))

    def put(quantity: str, name: str, array: Array) -> None:
        for index, value in places.get((quantity, name), ()):
            array[index] = value

    values = forward(graph, finished=lambda name, array: put("value", name, array))
    gradients = backward(graph, values, lambda name, array: put("gradient", name, array))
    return Passes(graph, values, gradients)


def number_in(passes: Passes, ref: GraphRef) -> float:
    """The number of these passes that ``ref`` names."""
    arrays = passes.values if ref.quantity == "value" else passes.gradients
    return float(arrays[ref.name][ref.index])
