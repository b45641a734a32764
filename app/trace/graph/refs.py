"""Names of a graph's numbers: ``value.NAME.i…`` and ``gradient.NAME.i…``.

Where an optimizer steps, ``updated.NAME.i…``, and likewise what it computes on the way, such as
``velocity.NAME.i…``; ``gradient_norm`` and ``learning_rate`` are of all arrays.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from ...engine.graph.graph import Graph
from ...engine.optimizers.forms import QUANTITIES as OF_OPTIMIZER
from ..refs import is_place

#: What backpropagation itself computes.
Quantity: TypeAlias = Literal["value", "gradient"]

QUANTITIES: dict[str, Quantity] = {"value": "value", "gradient": "gradient"}
#: What an optimizer computes of each array that learns.
OF_UPDATE: Final = (*OF_OPTIMIZER, "updated")
#: Numbers of an update that are of no array.
SINGLE: Final = ("gradient_norm", "learning_rate")


@dataclass(frozen=True, slots=True)
class GraphRef:
    """A number of an array: its value, its gradient, or one of OF_UPDATE.

    One of SINGLE is of no array; its ``name`` is empty.
    """

    quantity: str
    name: str
    index: tuple[int, ...]

    def __str__(self) -> str:
        parts = [self.quantity, self.name, *map(str, self.index)]
        return ".".join(parts) if self.name else self.quantity


def ref_at(graph: Graph, quantity: str, name: str, place: int) -> GraphRef:
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
