"""The larger of two numbers: all that comes back goes to the winner."""

import numpy as np

from ....arrays import Array
from ..elementwise import elementwise


def _share(a: Array, b: Array) -> Array:
    """1 where a wins, ½ where they are equal, 0 where it loses."""
    return np.where(a == b, 0.5, np.where(a > b, 1.0, 0.0))


def _maximum(a: Array, b: Array) -> Array:
    found: Array = np.where(np.real(a) > np.real(b), a, b)
    return found


OP = elementwise(
    "maximum",
    ("a", "b"),
    _maximum,
    (lambda a, b, _: _share(a, b), lambda a, b, _: _share(b, a)),
    formulas=(
        "maximum(a, b)",
        "1 if a > b else 1 / 2 if a == b else 0",
        "1 if b > a else 1 / 2 if a == b else 0",
    ),
    numpy="np.maximum({a}, {b})",
    backward=(
        "{g} * np.where({a} == {b}, 0.5, np.where({a} > {b}, 1.0, 0.0))",
        "{g} * np.where({a} == {b}, 0.5, np.where({b} > {a}, 1.0, 0.0))",
    ),
    torch="torch.maximum(torch.as_tensor({a}), torch.as_tensor({b}))",
    sign="max",
    words="the larger of {a} and {b}",
    lesson="All that comes back goes to the larger one; of two equal ones each takes half.",
    smooth=False,
)
