"""−x."""

from ..elementwise import elementwise

OP = elementwise(
    "negative",
    ("x",),
    lambda x: -x,
    (lambda *_: -1.0,),
    formulas=("-x", "-1"),
    numpy="-{x}",
    backward=("-{g}",),
    torch="-{x}",
    sign="−",
    words="{x} with its sign turned",
    lesson="What comes back has its sign turned too.",
)
