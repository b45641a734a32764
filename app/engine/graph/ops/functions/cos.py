"""The cosine."""

import numpy as np

from ..elementwise import elementwise

OP = elementwise(
    "cos",
    ("x",),
    np.cos,
    (lambda x, _: -np.sin(x),),
    formulas=("cos(x)", "-sin(x)"),
    numpy="np.cos({x})",
    backward=("-{g} * np.sin({x})",),
    torch="torch.cos({x})",
    sign="cos",
    words="the cosine of {x}",
    lesson="The derivative of the cosine is minus the sine, taken at what went in.",
)
