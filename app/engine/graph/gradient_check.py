"""Gradients of a graph by number alone, to check those of backpropagation against.

As for networks: a complex step where every op is smooth, else central differences, which have no
say where a kink lies within the step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, isfinite

import numpy as np

from ..arrays import Array
from ..gradient_check import CENTRAL_STEP, COMPLEX_STEP, relative_error
from .graph import Graph
from .passes import Passes, compute, forward

#: Seconds of work that one check may be, and gradients that one may have.
WORK = 1.0
MOST = 2000
#: Seconds of an estimate: in itself, of an equation, and of a number of the graph. Measured.
_EACH, _EQUATION, _NUMBER = 1e-4, 4e-5, 2e-7


@dataclass(frozen=True, slots=True)
class Checked:
    """One gradient beside its estimate; ``error`` is None where there is nothing to compare."""

    name: str
    index: tuple[int, ...]
    analytic: float
    numerical: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class GraphCheck:
    """The gradients of ``with_respect_to``: every one of ``total``, or each so many."""

    method: str
    total: int
    every: int
    kinks: bool
    gradients: tuple[Checked, ...]


def check_graph(graph: Graph) -> GraphCheck:
    """Estimate the gradients, and compare them with backpropagation's."""
    smooth = all(equation.op.smooth for equation in graph.equations)
    wanted = [name for name in graph.with_respect_to if name in graph.reached]
    total = sum(graph.given[name].size for name in wanted)
    numbers = sum(int(np.prod(shape)) for shape in graph.shapes.values())
    each = (_EACH + _EQUATION * len(graph.equations) + _NUMBER * numbers) * (1 if smooth else 3)
    every = max(1, ceil(total / min(MOST, max(1, int(WORK / each)))))
    done = compute(graph)
    found = (
        _checked(done, name, index, smooth)
        for name in wanted
        for place, index in enumerate(np.ndindex(graph.given[name].shape))
        if place % every == 0
    )
    method = "complex step" if smooth else "central differences"
    return GraphCheck(method, total, every, not smooth, tuple(found))


def _checked(done: Passes, name: str, index: tuple[int, ...], smooth: bool) -> Checked:
    analytic = float(done.gradients[name][index]) + 0.0
    if smooth:
        estimate, kink = _complex_step(done.graph, name, index), False
    else:
        estimate, kink = _central_difference(done.graph, name, index)
    if not isfinite(estimate):
        return Checked(name, index, analytic, None, None)
    error = float(relative_error(np.asarray(analytic), np.asarray(estimate)))
    return Checked(name, index, analytic, estimate, None if kink else error)


def _result(graph: Graph, values: dict[str, Array]) -> complex:
    return complex(values[graph.result].reshape(-1)[0])


def _complex_step(graph: Graph, name: str, index: tuple[int, ...]) -> float:
    stepped = graph.given[name].astype(np.complex128)
    stepped[index] += 1j * COMPLEX_STEP
    values = forward(graph, {**graph.given, name: stepped})
    return _result(graph, values).imag / COMPLEX_STEP


def _central_difference(graph: Graph, name: str, index: tuple[int, ...]) -> tuple[float, bool]:
    given = graph.given[name]
    h = CENTRAL_STEP * max(1.0, abs(float(given[index])))
    above, below = given.copy(), given.copy()
    above[index] += h
    below[index] -= h
    after = [forward(graph, {**graph.given, name: each}) for each in (above, below)]
    results = [_result(graph, values).real for values in after]
    sides = [b"".join(_sides(graph, values)) for values in after]
    # The steps as float64 made them, not as they were asked for.
    estimate = (results[0] - results[1]) / float(above[index] - below[index])
    return estimate, sides[0] != sides[1]


def _sides(graph: Graph, values: dict[str, Array]) -> Iterator[bytes]:
    """On which side of its kink each number is: there, derivatives are constant."""
    passes = Passes(graph, values, {})
    for equation in graph.equations:
        if not equation.op.smooth:
            applied = passes.applied(equation)
            for argument in range(len(equation.arguments)):
                terms = equation.op.terms(applied, argument, np.arange(applied.out.size))
                yield np.ascontiguousarray(terms.derivatives).tobytes()
