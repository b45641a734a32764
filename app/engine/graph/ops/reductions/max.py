"""The largest number of all, or along an axis: the first where several are."""

import numpy as np

from ....arrays import Array
from ..reduction import reduction


def _max(x: Array, axis: int | None, keepdims: bool) -> Array:
    if axis is None:
        largest = x.reshape(-1)[np.argmax(np.real(x))]
        return np.asarray(largest).reshape((1,) * x.ndim if keepdims else ())
    winner = np.expand_dims(np.argmax(np.real(x), axis=axis), axis)
    found: Array = np.take_along_axis(x, winner, axis)
    return found if keepdims else found.squeeze(axis)


def _winner(numbers: Array, _: Array) -> Array:
    """1 for the first of the largest numbers of each row, 0 for the others."""
    won = np.zeros(numbers.shape)
    won[np.arange(len(numbers)), numbers.argmax(axis=1)] = 1.0
    return won


OP = reduction(
    "max",
    _max,
    _winner,
    formula="max(x)",
    derivatives=("won",),
    numpy="{x}.max(axis={axis}, keepdims={keepdims})",
    backward=("to_the_largest({g}, {x}, {axis}, {keepdims})",),
    torch="largest({x}, {axis}, {keepdims})",
    sign="max",
    words="the largest of {x}",
    lesson="A maximum hands all that comes back to the largest number, and nothing to the others.",
    smooth=False,
    helpers=("to_the_largest",),
    torch_helpers=("largest",),
)
