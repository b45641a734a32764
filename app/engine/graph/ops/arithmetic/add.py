"""a + b: hands what comes back to both, as it is."""

from ..elementwise import elementwise

OP = elementwise(
    "add",
    ("a", "b"),
    lambda a, b: a + b,
    (lambda *_: 1.0, lambda *_: 1.0),
    formulas=("a + b", "1", "1"),
    numpy="{a} + {b}",
    backward=("{g}", "{g}"),
    torch="{a} + {b}",
    sign="+",
    words="the sum of {a} and {b}",
    lesson="+ hands what comes back to both of its arguments, as it is.",
)
