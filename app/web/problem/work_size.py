"""How much work a problem makes, told from its body before anything is computed."""

from .body import ProblemBody

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
