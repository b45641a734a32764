"""How far careful work by hand, to four digits, may be from the true numbers of a graph."""

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.passes import Passes
from ..numbers.answer import WORKING_DIGITS

#: Half a unit in the fourth digit is at most this share of a number.
_ROUNDING = 0.5 * 10.0 ** (1 - WORKING_DIGITS)


def margins(passes: Passes) -> tuple[dict[str, Array], dict[str, Array]]:
    """Of every value, and of every gradient: each rounded once, and what it is made of before."""
    graph = passes.graph
    values = {name: np.zeros(array.shape) for name, array in graph.given.items()}
    for equation in graph.equations:
        applied = passes.applied(equation)
        total = _ROUNDING * np.abs(applied.out)
        for argument, name in enumerate(equation.arguments):
            if isinstance(name, str):
                terms = equation.op.terms(applied, argument, np.arange(applied.out.size))
                there = terms.elements >= 0
                part = np.abs(terms.derivatives) * values[name].reshape(-1)[terms.elements]
                total = total + np.where(there, part, 0.0).sum(axis=1).reshape(applied.out.shape)
        values[equation.name] = total
    gradients = {name: np.zeros(array.shape) for name, array in passes.gradients.items()}
    for equation in reversed(graph.equations):
        if equation.name not in gradients:
            continue
        applied = passes.applied(equation)
        use = np.abs(passes.gradients[equation.name].reshape(-1))[:, np.newaxis]
        margin = gradients[equation.name].reshape(-1)[:, np.newaxis] + _ROUNDING * use
        for argument, name in enumerate(equation.arguments):
            if not isinstance(name, str) or name not in gradients:
                continue
            if equation.op.derivative(argument) is None:
                continue
            terms = equation.op.terms(applied, argument, np.arange(applied.out.size))
            local = np.abs(terms.derivatives)
            products = local * (margin + 3 * _ROUNDING * use)
            there = terms.elements >= 0
            found = gradients[name]
            found += np.bincount(terms.elements[there], products[there], found.size).reshape(
                found.shape
            )
    return values, gradients
