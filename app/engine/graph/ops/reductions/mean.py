"""The mean of all numbers, or along an axis."""

from ..reduction import reduction

OP = reduction(
    "mean",
    lambda x, axis, keepdims: x.mean(axis=axis, keepdims=keepdims),
    lambda numbers, _: 1.0 / numbers.shape[1],
    formula="sum(x) / n",
    derivatives=("1 / n",),
    numpy="{x}.mean(axis={axis}, keepdims={keepdims})",
    backward=("spread({g}, {x}, {axis}, {keepdims}) * ({out}.size / {x}.size)",),
    torch="torch.mean({x}, dim={axis}, keepdim={keepdims})",
    sign="mean",
    words="the mean of {x}",
    lesson="A mean of n numbers hands each of them 1/n of what comes back.",
    helpers=("spread",),
)
