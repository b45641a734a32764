"""a · b: each takes the other for its local derivative."""

from ..elementwise import elementwise

OP = elementwise(
    "multiply",
    ("a", "b"),
    lambda a, b: a * b,
    (lambda _a, b, _: b, lambda a, _b, _: a),
    formulas=("a * b", "b", "a"),
    numpy="{a} * {b}",
    backward=("{g} * {b}", "{g} * {a}"),
    torch="{a} * {b}",
    sign="×",
    words="the product of {a} and {b}",
    lesson="× hands each input the other one as its local derivative.",
)
