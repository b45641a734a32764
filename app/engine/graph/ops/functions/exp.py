"""e to the power x, which is its own derivative."""

import numpy as np

from ..elementwise import elementwise

OP = elementwise(
    "exp",
    ("x",),
    np.exp,
    (lambda _x, out: out,),
    formulas=("exp(x)", "out"),
    numpy="np.exp({x})",
    backward=("{g} * {out}",),
    torch="torch.exp({x})",
    sign="exp",
    words="e to the power {x}",
    lesson="The exponential is its own derivative: the number that it gave forward.",
)
