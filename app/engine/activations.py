"""Activation functions: one record each, of g and its derivative.

Every g is stable for any finite net (no overflow, no invalid operation, no cancellation in the
tails) and is written so that it also takes complex arrays, which the complex-step gradient check
needs; a function with branches picks the branch by the real part.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np

from .arrays import Array

LEAKY_SLOPE = 0.01
ELU_ALPHA = 1.0
#: LeCun's scaled tanh, 1.7159 tanh(⅔ net), which is near ±1 at ±1 (Efficient BackProp, 1998).
TANH_HEIGHT, TANH_STRETCH = 1.7159, 2.0 / 3.0


class Range(IntEnum):
    """Where values lie; each range is contained in the ones after it."""

    UNIT = 0  # (0, 1)
    POSITIVE = 1  # (0, ∞)
    REAL = 2  # anything


@dataclass(frozen=True, slots=True)
class Activation:
    """g and g′ of one activation function.

    ``g(net)`` has the shape of ``net``, (..., n). ``slope(net, output)`` is g′(net) in the same
    shape, given ``output = g(net)``; it is None for softmax, where every output depends on every
    net, so that no single unit has a slope. ``slope_reads`` names which of the two the formula of
    g′ uses. ``smooth`` says that g has a derivative everywhere, so that a complex step may be
    used to check it. ``range`` is where the outputs lie.
    """

    name: str
    g: Callable[[Array], Array]
    slope: Callable[[Array, Array], Array] | None
    slope_reads: tuple[Literal["net", "output"], ...] = ("net",)
    smooth: bool = True
    range: Range = Range.REAL

    def delta(self, error: Array, slope: Array | None, output: Array) -> Array:
        """δ = ∂L/∂net from error = ∂L/∂output, all of shape (..., n).

        Unit by unit, δ_j = error_j · g′(net_j). Softmax takes its whole Jacobian,
        δ_k = Σ_m error_m · o_m (1[m=k] − o_k) = o_k (error_k − Σ_m error_m o_m).
        """
        if slope is not None:
            delta: Array = error * slope
        else:
            delta = output * (error - (error * output).sum(axis=-1, keepdims=True))
        return delta


def sigmoid(net: Array) -> Array:
    """1 / (1 + e^−net), in the branch whose exponential cannot overflow."""
    positive = net.real >= 0
    decay = np.exp(np.where(positive, -net, net) if np.iscomplexobj(net) else -abs(net))
    share: Array = np.where(positive, 1.0, decay) / (1.0 + decay)
    return share


def softplus(net: Array) -> Array:
    """ln(1 + e^net) = max(0, net) + ln(1 + e^−|net|)."""
    positive = net.real >= 0
    return np.where(positive, net, 0.0) + np.log1p(np.exp(np.where(positive, -net, net)))


def log_softmax(net: Array) -> Array:
    """ln softmax(net) over the last axis, shifted by the largest net."""
    shifted: Array = net - net.real.max(axis=-1, keepdims=True)
    logs: Array = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs


def softmax(net: Array) -> Array:
    """e^net_k / Σ_m e^net_m over the last axis, shifted by the largest net."""
    powers = np.exp(net - net.real.max(axis=-1, keepdims=True))
    shares: Array = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def normal_density(net: Array) -> Array:
    """φ(net) = e^(−net²/2) / √(2π)."""
    return np.exp(-0.5 * net * net) / math.sqrt(2.0 * math.pi)


def _erfc(numbers: Array) -> Array:
    """The standard library's erfc of each; numpy has no erf. A plain list is its fastest way."""
    each = map(math.erfc, numbers.ravel().tolist())
    return np.fromiter(each, np.float64, numbers.size).reshape(numbers.shape)


def normal_distribution(net: Array) -> Array:
    """Φ(net) = ½ erfc(−net/√2), which keeps its digits in the lower tail.

    The standard library's erfc takes real numbers alone. For a complex net
    Φ(x + iy) = Φ(x) + iy φ(x) + O(y²), the first-order term being the integrand that defines Φ;
    for the |y| ≤ 1e-20 of a complex step that is exact in float64.
    """
    real = 0.5 * _erfc(-net.real / math.sqrt(2.0))
    if np.iscomplexobj(net):
        return real + 1j * net.imag * normal_density(net.real)
    return real


def _elu_slope(net: Array, _: Array) -> Array:
    """1 above 0, α e^net below it."""
    return np.where(net > 0, 1.0, ELU_ALPHA * np.exp(np.where(net > 0, 0.0, net)))


def _elu(net: Array) -> Array:
    """net above 0, α (e^net − 1) below it."""
    # expm1 is only ever asked about the branch that uses it: e^1000 would overflow.
    below = np.where(net.real > 0, 0.0, net)
    return np.where(net.real > 0, net, ELU_ALPHA * np.expm1(below))


def _silu_slope(net: Array, output: Array) -> Array:
    """σ + net σ (1 − σ) = σ + output · (1 − σ), where σ = σ(net)."""
    share = sigmoid(net)
    return share + output * (1.0 - share)


ACTIVATIONS: dict[str, Activation] = {
    record.name: record
    for record in (
        Activation(
            "identity",
            g=lambda net: net * 1.0,
            slope=lambda net, _: np.ones_like(net),
            slope_reads=(),
        ),
        Activation(
            "sigmoid",
            g=sigmoid,
            slope=lambda _, output: output * (1.0 - output),
            slope_reads=("output",),
            range=Range.UNIT,
        ),
        Activation(
            "tanh",
            g=np.tanh,
            slope=lambda _, output: 1.0 - output * output,
            slope_reads=("output",),
        ),
        Activation(
            "bipolar_sigmoid",
            g=lambda net: np.tanh(0.5 * net),
            slope=lambda _, output: 0.5 * (1.0 - output * output),
            slope_reads=("output",),
        ),
        Activation(
            "scaled_tanh",
            g=lambda net: TANH_HEIGHT * np.tanh(TANH_STRETCH * net),
            slope=lambda _, output: TANH_STRETCH * (TANH_HEIGHT - output * output / TANH_HEIGHT),
            slope_reads=("output",),
        ),
        Activation(
            "relu",
            g=lambda net: np.where(net.real > 0, net, 0.0),
            slope=lambda net, _: (net > 0).astype(np.float64),
            smooth=False,
        ),
        Activation(
            "leaky_relu",
            g=lambda net: np.where(net.real > 0, net, LEAKY_SLOPE * net),
            slope=lambda net, _: np.where(net > 0, 1.0, LEAKY_SLOPE),
            smooth=False,
        ),
        Activation("elu", g=_elu, slope=_elu_slope),
        Activation("softplus", g=softplus, slope=lambda net, _: sigmoid(net), range=Range.POSITIVE),
        Activation(
            "silu",
            g=lambda net: net * sigmoid(net),
            slope=_silu_slope,
            slope_reads=("net", "output"),
        ),
        Activation(
            "gelu",
            g=lambda net: net * normal_distribution(net),
            slope=lambda net, _: normal_distribution(net) + net * normal_density(net),
        ),
        Activation("softmax", g=softmax, slope=None, range=Range.UNIT),
    )
}
