"""A graph as a request has it, and the way to the engine's."""

import math
from typing import Any

import numpy as np
from pydantic import Field, ValidationError

from ...engine.arrays import Array
from ...engine.graph import limits
from ...engine.graph.errors import GraphError
from ...engine.graph.graph import Graph
from ...engine.graph.text import read_graph
from ..http.fault import pointer_to
from ..http.field_faults import LARGEST
from ..http.field_words import Place, object_place
from ..http.request_body import Name, RequestBody


class GraphBody(RequestBody):
    """A computational graph: its text, the given arrays, and what is asked of it."""

    text: str = Field(
        description="A subset of Python with NumPy’s meaning: assignments, functions, loops.",
        max_length=limits.TEXT + 1,
    )
    values: dict[Name, Any] = Field(
        description=f"The given arrays by name: nested lists of rank 0 to {limits.RANK}, at most "
        f"{limits.GIVEN:,} numbers in all."
    )
    with_respect_to: list[Name] | None = Field(
        default=None,
        description="The given arrays whose gradients are wanted; null for all.",
        max_length=limits.GIVEN,
    )
    result: Name | None = Field(
        default=None,
        description="The name of the array of one number that is differentiated; null for what the "
        "last line assigns to.",
    )

    def to_graph(self) -> Graph:
        """The graph as the engine knows it. Raises GraphError."""
        wanted = None if self.with_respect_to is None else tuple(self.with_respect_to)
        return read_graph(self.text, arrays(self.values), wanted, self.result)

    @classmethod
    def of(cls, graph: Graph) -> "GraphBody":
        """The engine's graph as the wire has it."""
        return cls(
            text=graph.text,
            values={name: array.tolist() for name, array in graph.given.items()},
            with_respect_to=list(graph.with_respect_to),
            result=graph.result.partition("@")[0],
        )


def read_graph_body(wire: Any) -> Graph:
    """The graph of one on the wire. Raises GraphError."""
    try:
        return GraphBody.model_validate(wire).to_graph()
    except ValidationError as error:
        raise GraphError(str(error)) from error


#: The fields of a graph, in a request that has it in “graph”.
GRAPH_PLACES: dict[str, Place] = {
    "graph": object_place("the graph", GraphBody),
    "graph.text": Place("the text of the graph", "text of one assignment a line"),
    "graph.values": Place("the list of values", "an object that holds arrays by name"),
    "graph.values.[key]": Place(
        "a name in the list of values", f"a name of at most {limits.NAME} characters"
    ),
    "graph.values.*": Place("a value", "a number, or lists in lists of numbers"),
    "graph.with_respect_to": Place(
        "“with_respect_to”", "a list of names of given arrays, or null for all"
    ),
    "graph.with_respect_to.*": Place("“with_respect_to”, entry {}", "the name of a given array"),
    "graph.result": Place(
        "“result”", "the name that a line assigns to, or null for that of the last line"
    ),
}


def arrays(values: dict[str, Any], where: str = "/values") -> dict[str, Array]:
    """The values as arrays. Raises GraphError, with a pointer, where one is none."""
    found: dict[str, Array] = {}
    total = 0
    for name, nested in values.items():
        pointer = where + pointer_to(name)
        flat: list[float] = []
        shape = _shape(nested, name, pointer, flat, limits.GIVEN - total)
        total += len(flat)
        found[name] = np.array(flat, dtype=np.float64).reshape(shape)
    return found


def _shape(
    nested: Any, name: str, pointer: str, flat: list[float], room: int, depth: int = 0
) -> tuple[int, ...]:
    """The shape of nested lists, their numbers added to ``flat``."""
    if not isinstance(nested, list):
        _add_number(nested, name, pointer, flat)
        if len(flat) > room:
            raise GraphError(
                f"With “{name}” the values have more than {limits.GIVEN:,} numbers.",
                pointer=pointer,
            )
        return ()
    if depth == limits.RANK:
        raise GraphError(f"“{name}” has more than {limits.RANK} axes.", pointer=pointer)
    if not nested:
        raise GraphError(f"“{name}” has an empty list: it holds no number.", pointer=pointer)
    shapes = [
        _shape(part, name, f"{pointer}/{k}", flat, room, depth + 1) for k, part in enumerate(nested)
    ]
    for k, shape in enumerate(shapes):
        if shape != shapes[0]:
            raise GraphError(
                f"“{name}” has lists of different lengths: entry {k + 1} {_has(shape)}, the first "
                f"{_has(shapes[0])}.",
                pointer=f"{pointer}/{k}",
            )
    return (len(nested), *shapes[0])


def _add_number(number: Any, name: str, pointer: str, flat: list[float]) -> None:
    if isinstance(number, bool) or not isinstance(number, int | float):
        kinds = {
            str: "text in quotes",
            bool: "true or false",
            type(None): "null",
            dict: "an object",
        }
        told = kinds.get(type(number), "no number")
        raise GraphError(
            f"“{name}” holds {told}: it must be a number, or lists in lists of numbers.",
            pointer=pointer,
        )
    try:
        value = float(number)
    except OverflowError:
        value = math.inf
    if math.isnan(value):
        raise GraphError(f"“{name}” holds NaN, which is no number.", pointer=pointer)
    if math.isinf(value):
        raise GraphError(
            f"“{name}” holds a number too large for a float64, which ends at ±{LARGEST}.",
            pointer=pointer,
        )
    flat.append(value)


def _has(shape: tuple[int, ...]) -> str:
    if not shape:
        return "is one number"
    return f"has {'×'.join(map(str, shape))}" + (" numbers" if len(shape) == 1 else "")
