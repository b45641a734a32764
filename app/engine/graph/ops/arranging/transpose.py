"""The transpose: the axes the other way round."""

from ..arrangement import arrangement

OP = arrangement(
    "transpose",
    lambda x: x.T,
    shape=lambda shape: shape[::-1],
    numpy="{x}.T",
    backward=("{g}.T",),
    torch="torch.permute({x}, tuple(range({x}.ndim))[::-1])",
    sign="ᵀ",
    words="{x} with its axes the other way round",
    lesson="A transpose moves numbers: their gradients move back.",
)
