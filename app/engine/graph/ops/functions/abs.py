"""The absolute value."""

import numpy as np

from ..elementwise import elementwise

OP = elementwise(
    "abs",
    ("x",),
    lambda x: np.where(np.real(x) < 0, -x, x),
    (lambda x, _: np.sign(x),),
    formulas=("abs(x)", "1 if x > 0 else -1 if x < 0 else 0"),
    numpy="np.abs({x})",
    backward=("{g} * np.sign({x})",),
    torch="torch.abs({x})",
    sign="|x|",
    words="{x} without its sign",
    lesson="The local derivative is the sign of what went in, and 0 at 0.",
    smooth=False,
)
