"""How much work a problem makes, told from its body before anything is computed."""

import re
from typing import Any

from ...engine.graph.limits import EQUATIONS, RANK
from ...engine.lines import lines_of
from .body import ProblemBody
from .graph_body import GraphBody

#: An activation, such as GELU, may cost as much as several products.
ACTIVATION = 4


def weights_in(problem: ProblemBody) -> int:
    """How many weights there are."""
    return sum(len(row) for layer in problem.network.layers for row in layer.weights)


def units_in(problem: ProblemBody) -> int:
    """How many units there are, inputs not counted."""
    return sum(len(layer.weights) for layer in problem.network.layers)


def products_in(problem: ProblemBody) -> int:
    """Products of one pass over the batch: those of weights, and what activations are worth."""
    return len(problem.samples) * (weights_in(problem) + ACTIVATION * units_in(problem))


#: Seconds to read a graph, by its characters, its given numbers, and once for a loop, whose
#: rounds are not known before it is read. Measured.
_CHARACTER, _GIVEN, _LOOP = 2e-5, 3e-5, 6e-2


def graph_seconds(graph: GraphBody) -> float:
    """Seconds that reading and computing a graph take, by an estimate."""
    numbers = sum(numbers_in(value) for value in graph.values.values())
    loop = _LOOP if "for " in graph.text else 0.0
    return _CHARACTER * len(graph.text) + _GIVEN * numbers + loop


#: Characters of an equation, of which a line may have several; and the rounds of a loop that does
#: not say them in figures.
_OF_EQUATION, _ROUNDS = 16, 50
_RANGE = re.compile(r"range\(([^()]*)\)")
_FIGURES = re.compile(r"\d{1,4}", re.ASCII)


def equations_in(text: str) -> float:
    """How many equations a graph's text has, by an estimate; those of a loop once."""
    return max(len(lines_of(text)) + text.count(";"), len(text) / _OF_EQUATION)


def unrolled_in(text: str) -> float:
    """How many equations there are with all rounds of its loops, by an estimate."""
    if "for " not in text:
        return equations_in(text)
    said = [int(each) for inside in _RANGE.findall(text) for each in _FIGURES.findall(inside)]
    return min(EQUATIONS, equations_in(text) * max(said, default=_ROUNDS))


def steps_in(graph: GraphBody) -> float:
    """How many numbers a graph's two passes work out, by an estimate: as many as are given, in
    each equation.
    """
    return 2 * unrolled_in(graph.text) * (1 + numbers_in(list(graph.values.values())))


#: Seconds of an equation with each known mistake in it, of which practice tries all. Measured on 2
#: to 600 equations.
_MISTAKEN = 1.5e-3


def mistaken_seconds(graph: GraphBody) -> float:
    """Seconds that a graph's passes take with each known mistake, by an estimate."""
    return _MISTAKEN * unrolled_in(graph.text)


def numbers_in(nested: Any) -> int:
    """How many numbers nested lists hold, looked at no deeper than arrays may go."""
    level, count = [nested], 0
    for _ in range(RANK + 1):
        count += sum(not isinstance(each, list) for each in level)
        level = [part for each in level if isinstance(each, list) for part in each]
    return count + len(level)
