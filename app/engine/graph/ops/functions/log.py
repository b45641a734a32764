"""The natural logarithm."""

import numpy as np

from ..elementwise import elementwise

OP = elementwise(
    "log",
    ("x",),
    np.log,
    (lambda x, _: 1.0 / x,),
    formulas=("log(x)", "1 / x"),
    numpy="np.log({x})",
    backward=("{g} / {x}",),
    torch="torch.log({x})",
    sign="ln",
    words="the natural logarithm of {x}",
    lesson="The local derivative of the logarithm is 1/x, taken at what went in.",
)
