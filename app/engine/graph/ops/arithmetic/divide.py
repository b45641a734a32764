"""a / b."""

from ..elementwise import elementwise

OP = elementwise(
    "divide",
    ("a", "b"),
    lambda a, b: a / b,
    (lambda _a, b, _: 1.0 / b, lambda _a, b, out: -out / b),
    formulas=("a / b", "1 / b", "-a / b**2"),
    numpy="{a} / {b}",
    backward=("{g} / {b}", "-{g} * {a} / {b}**2"),
    torch="{a} / {b}",
    sign="÷",
    words="{a} divided by {b}",
    lesson="The divisor’s local derivative is −a/b²: do not forget the square.",
)
