"""The mean of each window."""

import numpy as np

from ..pooling import pooling

OP = pooling(
    "avg_pool",
    lambda numbers: numbers.mean(axis=1),
    lambda numbers: np.full(numbers.shape, 1.0 / numbers.shape[1]),
    formula="sum(x) / n",
    derivatives=("1 / n",),
    numpy="pools({x}, {size}).mean(axis=-1)",
    backward=("avg_pool_backward({g}, {x}, {size})",),
    torch="pool({x}, {size}, 'avg')",
    sign="mean",
    words="the mean of a window of {x}",
    lesson="Each window hands what comes back to its n numbers in equal shares.",
    helpers=("pools", "unpool", "avg_pool_backward"),
    torch_helpers=("pool",),
)
