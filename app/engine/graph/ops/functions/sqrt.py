"""The square root."""

import numpy as np

from ..elementwise import elementwise

OP = elementwise(
    "sqrt",
    ("x",),
    np.sqrt,
    (lambda _x, out: 0.5 / out,),
    formulas=("sqrt(x)", "1 / (2 * out)"),
    numpy="np.sqrt({x})",
    backward=("{g} / (2 * {out})",),
    torch="torch.sqrt({x})",
    sign="√",
    words="the square root of {x}",
    lesson="The local derivative of the root is 1 over twice the root itself.",
)
