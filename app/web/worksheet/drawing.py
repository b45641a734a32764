"""The drawing of a small network: where its units, edges and labels stand, in CSS pixels."""

from dataclasses import dataclass
from itertools import pairwise

from ...engine.problem import Problem
from ...explain.notation import Notation
from ...explain.numbers import format_number
from ...explain.tree import Node

RADIUS = 18
#: Networks wider than this have no weights and biases in the drawing: the matrices give them.
_WIDEST_LABELLED = 3
_COLUMN = 168
#: From unit to unit of a layer: without weights on the edges, and with so many to one unit.
_ROW, _LABELLED_ROW = 50, {1: 66, 2: 66, 3: 80}
_SIDE = 84


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or an input; ``beside`` is its input or target, where the problem has one sample."""

    x: float
    y: float
    name: Node
    bias: str = ""
    beside: str = ""
    is_input: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A weight's edge, its number and where that stands."""

    start: tuple[float, float]
    end: tuple[float, float]
    label: str
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of ``width`` × ``height``."""

    width: int
    height: int
    units: tuple[Unit, ...]
    edges: tuple[Edge, ...]


def draw_network(problem: Problem, notation: Notation) -> Drawing:
    """The network from left to right, its weights on their edges where they fit."""
    sizes = problem.sizes
    labelled = max(sizes) <= _WIDEST_LABELLED
    row = _LABELLED_ROW[max(sizes)] if labelled else _ROW
    height = row * max(sizes)
    columns = [
        [(_SIDE + _COLUMN * layer, height / 2 + row * (j - (units - 1) / 2)) for j in range(units)]
        for layer, units in enumerate(sizes)
    ]
    edges = tuple(
        _edge(below[i], above[j], len(above), layer.weights[j, i] if labelled else None)
        for (below, above), layer in zip(pairwise(columns), problem.layers, strict=True)
        for j in range(len(above))
        for i in range(len(below))
    )
    units = tuple(
        _unit(problem, notation, layer, j, place, labelled=labelled)
        for layer, places in enumerate(columns)
        for j, place in enumerate(places)
    )
    return Drawing(2 * _SIDE + _COLUMN * len(problem.layers), height, units, edges)


def _edge(
    start: tuple[float, float], end: tuple[float, float], fan: int, weight: float | None
) -> Edge:
    # A 1/(fan + 1) of the way along, the labels of all edges of a layer are evenly spaced.
    share = 1 / (fan + 1)
    at = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
    return Edge(start, end, "" if weight is None else format_number(weight), at)


def _unit(
    problem: Problem,
    notation: Notation,
    layer: int,
    j: int,
    place: tuple[float, float],
    *,
    labelled: bool,
) -> Unit:
    name = notation.unit(layer, j)
    one = len(problem.inputs) == 1
    if layer == 0:
        beside = format_number(problem.inputs[0, j]) if one else ""
        return Unit(*place, name, beside=beside, is_input=True)
    biases = problem.layers[layer - 1].biases
    bias = format_number(biases[j]) if labelled and biases is not None else ""
    is_output = layer == notation.depth
    beside = format_number(problem.targets[0, j]) if one and is_output else ""
    return Unit(*place, name, bias, beside)
