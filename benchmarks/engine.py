"""Engine: forward and backward pass of one sample, with its loss"""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import Any

import autograd.numpy as anp
import numpy as np
from autograd import value_and_grad

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.engine.optimizers import SGD
from app.engine.passes import Backward, backward, forward
from app.engine.problem import Layer, Problem
from benchmarks import handwritten
from benchmarks.handwritten import Array, Parameters
from benchmarks.rows import Row, fastest

NETWORKS = [(2, 4, 4, 1), (64, 32, 10)]


def measure() -> Iterable[Row]:
    """The engine beside handwritten numpy and beside autograd: sigmoid, half squared error."""
    for sizes in NETWORKS:
        name = "-".join(map(str, sizes))
        parameters, x, y = numbers(sizes)
        ours, by_hand, automatic = fastest(
            partial(_both_passes, problem(parameters, x, y)),
            partial(handwritten.gradients, parameters, x, y),
            partial(value_and_grad(loss), parameters, x, y),
        )
        yield Row(name, ours * 1e6, "µs", "handwritten numpy", ours / by_hand)
        yield Row(name, ours * 1e6, "µs", "autograd", ours / automatic)


def numbers(sizes: tuple[int, ...]) -> tuple[Parameters, Array, Array]:
    """Weights and biases of each layer, an input and a target."""
    rng = np.random.default_rng(0)
    parameters = [(rng.normal(size=(b, a)), rng.normal(size=b)) for a, b in pairwise(sizes)]
    return parameters, rng.normal(size=sizes[0]), rng.uniform(size=sizes[-1])


def _both_passes(given: Problem) -> Backward:
    return backward(given, forward(given))


def problem(parameters: Parameters, x: Array, y: Array) -> Problem:
    """As the engine takes it."""
    return Problem(
        layers=tuple(Layer(W, b, ACTIVATIONS["sigmoid"]) for W, b in parameters),
        loss=LOSSES["half_squared_error"],
        inputs=x[np.newaxis],
        targets=y[np.newaxis],
        reduction="sum",
        optimizer=SGD(0.5),
    )


def loss(parameters: Parameters, x: Array, y: Array) -> Any:
    """As autograd takes it."""
    output = x
    for W, b in parameters:
        output = 1 / (1 + anp.exp(-(anp.dot(W, output) + b)))
    return 0.5 * anp.sum((y - output) ** 2)
