"""a to the power b."""

import numpy as np

from ....arrays import Array
from ..elementwise import elementwise


def _of_base(a: Array, b: Array, _: Array) -> Array:
    """b · a^(b−1); 0 where b is 0, also at a = 0."""
    safe = np.where((b == 0) & (a == 0), 1.0, a)
    slope: Array = b * safe ** (b - 1.0)
    return slope


def _of_exponent(a: Array, b: Array, out: Array) -> Array:
    """a^b · ln a; 0 where a^b stays 0 near b."""
    rests = (a == 0) & (b > 0)
    return np.where(rests, 0.0, out * np.log(np.where(rests, 1.0, a)))


OP = elementwise(
    "power",
    ("a", "b"),
    lambda a, b: a**b,
    (_of_base, _of_exponent),
    formulas=("a**b", "b * a**(b - 1)", "a**b * log(a)"),
    numpy="{a}**{b}",
    backward=("{g} * {b} * {a}**({b} - 1)", "{g} * {out} * np.log({a})"),
    torch="{a}**{b}",
    sign="xⁿ",
    words="{a} to the power {b}",
    lesson="The exponent comes down as a factor and is one less.",
)
