"""Gradients by number alone, to check those of backpropagation against.

Complex step: ∂L/∂w = Im L(w + ih) / h + O(h²), with no difference of near-equal numbers, so that
h = 1e-20 gives every digit (Squire and Trapp, SIAM Review 40, 1998). It needs an analytic loss;
where an activation has a kink, central differences (L(w + h) − L(w − h)) / 2h serve instead, good
to some seven digits away from the kink. Where the kink lies within the step, they take some of
either side of it, and there is no one derivative to hold a gradient against.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np

from .arrays import Array
from .iteration import iterate, joined_loss
from .passes import forward
from .problem import Problem

COMPLEX_STEP = 1e-20
CENTRAL_STEP = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """Backpropagation's gradient of the batch beside its numerical estimate, per layer.

    ``relative_error`` is |a − n| / max(|a|, |n|, 1e-8) element by element; the floor keeps two
    gradients that are both nearly 0 from being called different. Biases are None where absent.
    A gradient that was left out has NaN for its estimate and its error, and so has one whose
    estimate overflows. ``weight_kink`` and ``bias_kink`` tell where a kink lies within the step.
    """

    method: str
    weight_estimate: list[Array]
    bias_estimate: list[Array | None]
    weight_error: list[Array]
    bias_error: list[Array | None]
    weight_kink: list[Array]
    bias_kink: list[Array | None]

    @property
    def worst(self) -> float:
        """The largest relative error."""
        errors = [*self.weight_error, *(e for e in self.bias_error if e is not None)]
        return max((float(np.nanmax(e)) for e in errors if not np.isnan(e).all()), default=np.nan)


def relative_error(analytic: Array, numerical: Array) -> Array:
    """|a − n| / max(|a|, |n|, 1e-8), element by element."""
    with np.errstate(all="ignore"):
        scale = np.maximum(np.maximum(abs(analytic), abs(numerical)), 1e-8)
        # Not their difference over the scale: of two huge ones that may overflow.
        error: Array = abs(analytic / scale - numerical / scale)
    return error


def check_gradients(problem: Problem, every: int = 1) -> GradientCheck:
    """Estimate the gradient of every weight and bias and compare it with backpropagation's.

    An estimate costs a forward pass or two; with ``every`` above 1, only each so many of a
    layer's weights and biases get one.
    """
    smooth = all(layer.activation.smooth for layer in problem.layers)
    estimate = _complex_step if smooth else _central_difference
    weights = [layer.weights for layer in problem.layers]
    biases = [layer.biases for layer in problem.layers]

    def with_weights(at: int) -> _Changed:
        return lambda w: problem.with_parameters([*weights[:at], w, *weights[at + 1 :]], biases)

    def with_biases(at: int) -> _Changed:
        return lambda b: problem.with_parameters(weights, [*biases[:at], b, *biases[at + 1 :]])

    of_weights = [_estimated(estimate, every, with_weights(at), w) for at, w in enumerate(weights)]
    of_biases = [
        None if b is None else _estimated(estimate, every, with_biases(at), b)
        for at, b in enumerate(biases)
    ]
    done = iterate(problem)
    return GradientCheck(
        method="complex step" if smooth else "central differences",
        weight_estimate=[each.numbers for each in of_weights],
        bias_estimate=[None if each is None else each.numbers for each in of_biases],
        weight_error=[
            relative_error(a, n.numbers)
            for a, n in zip(done.batch_weight_gradient, of_weights, strict=True)
        ],
        bias_error=[
            None if a is None or n is None else relative_error(a, n.numbers)
            for a, n in zip(done.batch_bias_gradient, of_biases, strict=True)
        ],
        weight_kink=[each.kink for each in of_weights],
        bias_kink=[None if each is None else each.kink for each in of_biases],
    )


#: The problem with another array for one of its parameters.
_Changed: TypeAlias = Callable[[Array], Problem]
_Index: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Estimates:
    """The estimates of one parameter's gradient, and where a kink lies within the step."""

    numbers: Array
    kink: Array


def _estimated(
    estimate: Callable[[_Changed, Array, _Index], tuple[float, bool]],
    every: int,
    changed: _Changed,
    parameter: Array,
) -> _Estimates:
    numbers = np.full(parameter.shape, np.nan)
    kink = np.zeros(parameter.shape, dtype=bool)
    for index in islice(np.ndindex(parameter.shape), 0, None, every):
        number, kink[index] = estimate(changed, parameter, index)
        numbers[index] = number if np.isfinite(number) else np.nan
    return _Estimates(numbers, kink)


def _complex_step(changed: _Changed, parameter: Array, index: _Index) -> tuple[float, bool]:
    stepped = parameter.astype(np.complex128)
    stepped[index] += 1j * COMPLEX_STEP
    problem = changed(stepped)
    with np.errstate(all="ignore"):
        return float(joined_loss(problem, forward(problem)).imag / COMPLEX_STEP), False


def _central_difference(changed: _Changed, parameter: Array, index: _Index) -> tuple[float, bool]:
    h = CENTRAL_STEP * max(1.0, abs(float(parameter[index])))
    above, below = parameter.copy(), parameter.copy()
    with np.errstate(all="ignore"):
        above[index] += h
        below[index] -= h
        (loss_above, side_above), (loss_below, side_below) = map(
            _loss_and_side, (changed(above), changed(below))
        )
        # The steps as float64 made them, not as they were asked for.
        estimate = float((loss_above - loss_below) / (above[index] - below[index]))
    return estimate, side_above != side_below


def _loss_and_side(problem: Problem) -> tuple[np.float64, bytes]:
    """The loss, and on which side of its kink each net is whose activation has one."""
    passed = forward(problem)
    nets = zip(problem.layers, passed.net, strict=True)
    sides = b"".join((net > 0).tobytes() for layer, net in nets if not layer.activation.smooth)
    return np.float64(joined_loss(problem, passed)), sides
