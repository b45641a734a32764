"""The sum of all numbers, or along an axis."""

from ..reduction import reduction

OP = reduction(
    "sum",
    lambda x, axis, keepdims: x.sum(axis=axis, keepdims=keepdims),
    lambda *_: 1.0,
    formula="sum(x)",
    derivatives=("1",),
    numpy="{x}.sum(axis={axis}, keepdims={keepdims})",
    backward=("spread({g}, {x}, {axis}, {keepdims})",),
    torch="torch.sum({x}, dim={axis}, keepdim={keepdims})",
    sign="Σ",
    words="the sum of {x}",
    lesson="A sum hands what comes back to every one of its terms, as it is.",
    helpers=("spread",),
)
