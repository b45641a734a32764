"""Gradients by number alone, to check those of backpropagation against.

Complex step: ∂L/∂w = Im L(w + ih) / h + O(h²), with no difference of near-equal numbers, so that
h = 1e-20 gives every digit (Squire and Trapp, SIAM Review 40, 1998). It needs an analytic loss;
where an activation has a kink, central differences (L(w + h) − L(w − h)) / 2h serve instead, good
to some seven digits away from the kink.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from app.engine.arrays import Array
from app.engine.iteration import batch_loss, iterate
from app.engine.problem import Problem

COMPLEX_STEP = 1e-20
CENTRAL_STEP = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """Backpropagation's gradient of the batch beside its numerical estimate, per layer.

    ``relative_error`` is |a − n| / max(|a|, |n|, 1e-8) element by element; the floor keeps two
    gradients that are both nearly 0 from being called different. Biases are None where absent.
    A gradient that was left out has NaN for its estimate and its error.
    """

    method: str
    weight_estimate: list[Array]
    bias_estimate: list[Array | None]
    weight_error: list[Array]
    bias_error: list[Array | None]

    @property
    def worst(self) -> float:
        """The largest relative error."""
        errors = [*self.weight_error, *(e for e in self.bias_error if e is not None)]
        return max(float(np.nanmax(e)) for e in errors if not np.isnan(e).all())


def relative_error(analytic: Array, numerical: Array) -> Array:
    """|a − n| / max(|a|, |n|, 1e-8), element by element."""
    scale = np.maximum(np.maximum(abs(analytic), abs(numerical)), 1e-8)
    error: Array = abs(analytic - numerical) / scale
    return error


def check_gradients(problem: Problem, every: int = 1) -> GradientCheck:
    """Estimate the gradient of every weight and bias and compare it with backpropagation's.

    An estimate costs a forward pass or two; with ``every`` above 1, only each so many of a
    layer's weights and biases get one.
    """
    smooth = all(layer.activation.smooth for layer in problem.layers)
    estimate = partial(_estimated, _complex_step if smooth else _central_difference, every)
    weights = [layer.weights for layer in problem.layers]
    biases = [layer.biases for layer in problem.layers]

    def loss_with(at: int, name: str) -> Callable[[Array], np.inexact[Any]]:
        def loss(parameter: Array) -> np.inexact[Any]:
            w, b = list(weights), list(biases)
            if name == "weights":
                w[at] = parameter
            else:
                b[at] = parameter
            return batch_loss(problem.with_parameters(w, b))

        return loss

    weight_estimate = [estimate(loss_with(at, "weights"), w) for at, w in enumerate(weights)]
    bias_estimate = [
        None if b is None else estimate(loss_with(at, "biases"), b) for at, b in enumerate(biases)
    ]
    done = iterate(problem)
    return GradientCheck(
        method="complex step" if smooth else "central differences",
        weight_estimate=weight_estimate,
        bias_estimate=bias_estimate,
        weight_error=[
            relative_error(a, n)
            for a, n in zip(done.batch_weight_gradient, weight_estimate, strict=True)
        ],
        bias_error=[
            None if a is None or n is None else relative_error(a, n)
            for a, n in zip(done.batch_bias_gradient, bias_estimate, strict=True)
        ],
    )


_Loss: TypeAlias = Callable[[Array], np.inexact[Any]]
_Index: TypeAlias = tuple[int, ...]


def _estimated(
    estimate: Callable[[_Loss, Array, _Index], float], every: int, loss: _Loss, parameter: Array
) -> Array:
    estimates = np.full(parameter.shape, np.nan)
    for index in islice(np.ndindex(parameter.shape), 0, None, every):
        estimates[index] = estimate(loss, parameter, index)
    return estimates


def _complex_step(loss: _Loss, parameter: Array, index: _Index) -> float:
    stepped = parameter.astype(np.complex128)
    stepped[index] += 1j * COMPLEX_STEP
    return float(loss(stepped).imag / COMPLEX_STEP)


def _central_difference(loss: _Loss, parameter: Array, index: _Index) -> float:
    h = CENTRAL_STEP * max(1.0, abs(float(parameter[index])))
    above, below = parameter.copy(), parameter.copy()
    above[index] += h
    below[index] -= h
    # The steps as float64 made them, not as they were asked for.
    return float((loss(above) - loss(below)) / (above[index] - below[index]))
