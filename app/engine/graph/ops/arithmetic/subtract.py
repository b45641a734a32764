"""a − b: the sign turns for what is taken away."""

from ..elementwise import elementwise

OP = elementwise(
    "subtract",
    ("a", "b"),
    lambda a, b: a - b,
    (lambda *_: 1.0, lambda *_: -1.0),
    formulas=("a - b", "1", "-1"),
    numpy="{a} - {b}",
    backward=("{g}", "-{g}"),
    torch="{a} - {b}",
    sign="−",
    words="{a} less {b}",
    lesson="− hands what comes back to the first as it is, and to the second with its sign turned.",
)
