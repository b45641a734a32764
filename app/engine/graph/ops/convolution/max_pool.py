"""The largest number of each window: the first where several are."""

import numpy as np

from ....arrays import Array
from ..pooling import pooling


def _largest(numbers: Array) -> Array:
    at = np.real(numbers).argmax(axis=1)
    found: Array = numbers[np.arange(len(numbers)), at]
    return found


def _winner(numbers: Array) -> Array:
    won = np.zeros(numbers.shape)
    won[np.arange(len(numbers)), numbers.argmax(axis=1)] = 1.0
    return won


OP = pooling(
    "max_pool",
    _largest,
    _winner,
    formula="max(x)",
    derivatives=("won",),
    numpy="pools({x}, {size}).max(axis=-1)",
    backward=("max_pool_backward({g}, {x}, {size})",),
    torch="pool({x}, {size}, 'max')",
    sign="max",
    words="the largest number of a window of {x}",
    lesson="Each window hands what comes back to its largest number, and nothing to the others.",
    smooth=False,
    helpers=("pools", "unpool", "max_pool_backward"),
    torch_helpers=("pool",),
)
