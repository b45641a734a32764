"""Both passes over a graph.

Forward, each equation in turn. Backward, one rule for every op: the gradient of a number is the
sum, over its uses, of the gradient of the use times the local derivative,

    ∂L/∂a_e = Σ_(v, i) ∂L/∂v_i · ∂v_i/∂a_e,

which the ops' rows give. A use is computed after what it uses, so that going through the equations
backward finds the gradient of every use complete.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ..arrays import Array
from .errors import GraphError
from .graph import Argument, Equation, Graph
from .ops.op import Applied, ShapeError


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """The value of every array, and the gradient of those that get one, both in its shape."""

    graph: Graph
    values: Mapping[str, Array]
    gradients: Mapping[str, Array]

    def applied(self, equation: Equation) -> Applied:
        """The equation's op with its numbers."""
        return Applied(
            tuple(operand(self.values, a) for a in equation.arguments),
            self.values[equation.name],
            equation.params,
        )


def operand(values: Mapping[str, Array], argument: Argument) -> Array:
    """The array of a name; a constant as an array of no axis."""
    return values[argument] if isinstance(argument, str) else np.asarray(argument)


#: Looks at a finished array, and may put other numbers into it.
Finished: TypeAlias = Callable[[str, Array], None]


def forward(
    graph: Graph,
    given: Mapping[str, Array] | None = None,
    finished: Finished = lambda *_: None,
) -> dict[str, Array]:
    """The value of every array; ``given`` stands in for the graph's, in a complex step too.

    What overflows is left infinite or NaN. Raises GraphError where an op is not made for numbers.
    """
    values = dict(graph.given if given is None else given)
    with np.errstate(all="ignore"):
        for equation in graph.equations:
            arrays = [operand(values, a) for a in equation.arguments]
            if equation.op.check is not None:
                try:
                    equation.op.check(*arrays)
                except ShapeError as error:
                    raise _fault(equation, error) from None
            out = np.array(equation.op.forward(*arrays, **equation.params))
            finished(equation.name, out)
            values[equation.name] = out
    return values


def backward(
    graph: Graph, values: Mapping[str, Array], finished: Finished = lambda *_: None
) -> dict[str, Array]:
    """The gradient of the result for every array that is reached."""
    gradients = {name: np.zeros(graph.shapes[name]) for name in graph.reached}
    if graph.result not in gradients:
        return {}
    gradients[graph.result][...] = 1.0
    passes = Passes(graph, values, gradients)
    with np.errstate(all="ignore"):
        for equation in reversed(graph.equations):
            if equation.name in gradients:
                finished(equation.name, gradients[equation.name])
                _hand_back(passes, equation)
    for name in graph.with_respect_to:
        if name in gradients:
            finished(name, gradients[name])
    return gradients


def _hand_back(passes: Passes, equation: Equation) -> None:
    applied = passes.applied(equation)
    use = passes.gradients[equation.name].reshape(-1)
    every = np.arange(use.size)
    for argument, name in enumerate(equation.arguments):
        if not isinstance(name, str) or name not in passes.gradients:
            continue
        if equation.op.derivative(argument) is None:
            continue
        terms = equation.op.terms(applied, argument, every)
        gradient = passes.gradients[name]
        products = use[:, np.newaxis] * terms.derivatives
        there = terms.elements >= 0
        if there.all():
            places, weights = terms.elements.reshape(-1), products.reshape(-1)
        else:
            places, weights = terms.elements[there], products[there]
        gradient += np.bincount(places, weights, gradient.size).reshape(gradient.shape)


def compute(graph: Graph) -> Passes:
    """Both passes."""
    values = forward(graph)
    return Passes(graph, values, backward(graph, values))


def _fault(equation: Equation, error: ShapeError) -> GraphError:
    written = [f"`{a}`" if isinstance(a, str) else f"{a:g}" for a in equation.arguments]
    return GraphError(
        f"{equation.op.name}: {str(error).format(*written)}",
        equation.span.line,
        equation.span.column,
    )
