"""A network or a graph as a picture without words, which chat and mail show small."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...engine.graph.graph import Graph
from ...engine.problem import Problem
from .canvas import Canvas, Colour, Point

#: As cards are shown: 1.91 to 1.
WIDTH, HEIGHT = 1200, 630
#: The colours of the page by day.
_PAPER, _INK = (245, 246, 249), (27, 31, 42)
_POSITIVE, _NEGATIVE = (63, 111, 184), (184, 100, 28)
_WHITE, _QUIET, _LOSS = (255, 255, 255), (90, 98, 116), (125, 63, 152)
_MARGIN_X, _MARGIN_Y = 130, 75
_FURTHEST_X, _FURTHEST_Y = 330, 170
_LARGEST = 44.0
#: The most lines that are drawn: the strongest, where there are more.
_MOST_LINES = 1500
#: Columns of a graph that can be told apart.
_MOST_COLUMNS = 120


@dataclass(frozen=True, slots=True)
class _Line:
    """From one item to another, each by its column and its row."""

    start: tuple[int, int]
    end: tuple[int, int]
    width: float
    colour: Colour


def network_picture(problem: Problem) -> bytes:
    """PNG: units in columns; an edge is as wide as |w|, and blue or orange by the sign of w."""
    largest = max(float(np.abs(layer.weights).max()) for layer in problem.layers) or 1.0
    weights = sorted(
        (
            (float(w), at, j, i)
            for at, layer in enumerate(problem.layers)
            for j, row in enumerate(layer.weights)
            for i, w in enumerate(row)
        ),
        key=lambda each: abs(each[0]),
    )
    lines = [
        _Line((at, i), (at + 1, j), 2 + 9 * abs(w) / largest, _NEGATIVE if w < 0 else _POSITIVE)
        for w, at, j, i in weights[-_MOST_LINES:]
    ]
    return _picture([[_INK] * units for units in problem.sizes], lines)


def graph_picture(graph: Graph) -> bytes:
    """PNG: each array in the column after those that it is computed from, the result last."""
    levels: dict[str, int] = dict.fromkeys(graph.given, 0)
    for equation in graph.equations:
        read = [levels[a] for a in equation.arguments if isinstance(a, str)]
        levels[equation.name] = 1 + max(read, default=0)
    columns: list[list[str]] = [[] for _ in range(1 + max(levels.values()))]
    for name, level in levels.items():
        columns[level].append(name)
    columns = columns[-_MOST_COLUMNS:]
    places = {name: (x, y) for x, names in enumerate(columns) for y, name in enumerate(names)}
    lines = [
        _Line(places[a], places[equation.name], 3, _QUIET)
        for equation in graph.equations
        for a in equation.arguments
        if isinstance(a, str) and a in places and equation.name in places
    ]
    rings = [
        [_LOSS if n == graph.result else _POSITIVE if n in graph.given else _INK for n in names]
        for names in columns
    ]
    return _picture(rings, lines[:_MOST_LINES])


def _picture(rings: Sequence[Sequence[Colour]], lines: Sequence[_Line]) -> bytes:
    """Items in columns, by the colours of their rings, with lines between them."""
    across = min(_FURTHEST_X, (WIDTH - 2 * _MARGIN_X) / max(1, len(rings) - 1))
    tallest = max(map(len, rings))
    down = min(_FURTHEST_Y, (HEIGHT - 2 * _MARGIN_Y) / max(1, tallest - 1))
    radius = max(1.5, min(_LARGEST, 0.36 * down, 0.36 * across))

    def place(column: int, row: int) -> Point:
        x = WIDTH / 2 + across * (column - (len(rings) - 1) / 2)
        return x, HEIGHT / 2 + down * (row - (len(rings[column]) - 1) / 2)

    canvas = Canvas(WIDTH, HEIGHT, _PAPER)
    thin = min(1.0, radius / 14)
    for line in lines:
        width = max(1.0, thin * line.width)
        canvas.line(place(*line.start), place(*line.end), width, line.colour)
    for column, colours in enumerate(rings):
        for row, colour in enumerate(colours):
            canvas.disc(place(column, row), radius, colour)
            canvas.disc(place(column, row), radius - max(1.0, 4 * thin), _WHITE)
    return canvas.png()
