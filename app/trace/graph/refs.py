"""Names of a graph's numbers: ``value.NAME.i…`` and ``gradient.NAME.i…``."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...engine.graph.graph import Graph
from ..refs import is_place

Quantity: TypeAlias = Literal["value", "gradient"]

QUANTITIES: dict[str, Quantity] = {"value": "value", "gradient": "gradient"}


@dataclass(frozen=True, slots=True)
class GraphRef:
    """A number of an array: its value, or its gradient."""

    quantity: Quantity
    name: str
    index: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join([self.quantity, self.name, *map(str, self.index)])


def ref_at(graph: Graph, quantity: Quantity, name: str, place: int) -> GraphRef:
    """The ref of the number at a place, counted in row-major order."""
    index = []
    for size in reversed(graph.shapes[name]):
        place, at = divmod(place, size)
        index.append(at)
    return GraphRef(quantity, name, tuple(reversed(index)))


def parse_graph_ref(graph: Graph, text: str) -> GraphRef:
    """The ref that ``text`` writes. Raises ValueError, saying what a ref looks like."""
    quantity, _, rest = text.partition(".")
    kind = QUANTITIES.get(quantity)
    if kind is None:
        raise ValueError(f"“{text}” is not a ref: it begins with value. or gradient.")
    parts = rest.split(".")
    for cut in range(len(parts), 0, -1):
        name, places = ".".join(parts[:cut]), parts[cut:]
        shape = graph.shapes.get(name)
        if shape is None or len(shape) != len(places):
            continue
        if all(map(is_place, places)):
            index = tuple(int(place) for place in places)
            if all(at < size for at, size in zip(index, shape, strict=True)):
                return GraphRef(kind, name, index)
    raise ValueError(f"“{text}” is not a number of this graph.")
