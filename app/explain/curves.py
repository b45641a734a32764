"""The curve of each activation function, to be drawn: g and g′ around 0, and where g is flat."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..engine.activations import ACTIVATIONS
from ..engine.arrays import Array
from .functions import function_name

#: The curves run from −REACH to REACH.
REACH = 6.0
#: Below this share of the largest |g′| the curve is nearly flat: hardly any δ passes.
_NEARLY_FLAT = 0.02

_POINTS = 121
_FINE = 12_001
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Curve:
    """One activation: ``points`` are [net, g(net), g′(net)].

    ``saturated`` are the intervals of net, at either end of the curve, where it is nearly flat.
    Softmax, whose outputs each depend on every net, has neither.
    """

    activation: str
    name: str
    points: list[list[float]]
    saturated: list[list[float]]


def curves() -> list[Curve]:
    """The curves of all activations."""
    return [_curve(activation) for activation in ACTIVATIONS]


def _curve(activation: str) -> Curve:
    name = function_name(activation)
    record = ACTIVATIONS[activation]
    if record.slope is None:
        return Curve(activation, name, [], [])
    net = np.linspace(-REACH, REACH, _POINTS)
    output = record.g(net)
    points = np.stack([net, output, record.slope(net, output)], axis=1)
    fine, size = _slope_sizes(activation)
    flat = size < _NEARLY_FLAT * size.max()
    return Curve(activation, name, points.round(_DIGITS).tolist(), _at_the_ends(fine, flat))


def is_nearly_flat(activation: str, slope: float) -> bool:
    """Whether g′ = ``slope`` is hardly anything beside the largest |g′| of the curve."""
    return bool(abs(slope) < _NEARLY_FLAT * _slope_sizes(activation)[1].max())


@cache
def _slope_sizes(activation: str) -> tuple[Array, Array]:
    """Net and |g′|, close together along the curve; ValueError where no unit has a slope."""
    record = ACTIVATIONS[activation]
    if record.slope is None:
        raise ValueError(f"{activation} has no slope of one unit")
    net = np.linspace(-REACH, REACH, _FINE)
    return net, np.abs(record.slope(net, record.g(net)))


def _at_the_ends(net: Array, flat: Array) -> list[list[float]]:
    """The stretches from either end as far as g stays flat.

    A slope that is 0 for a moment between two others, as in the dip of SiLU, is no saturation.
    """
    steep = np.flatnonzero(~flat)
    first, last = int(steep[0]), int(steep[-1])
    ends = [(0, first), (last, len(net) - 1)]
    return [[round(float(net[a]), 3), round(float(net[b]), 3)] for a, b in ends if b > a]
