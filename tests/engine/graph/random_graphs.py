"""Hypothesis strategies that draw whole graphs, as their text."""

from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from app.engine.arrays import Array
from app.engine.graph.graph import Graph
from app.engine.graph.text import read_graph

Shape = tuple[int, ...]

#: Of one array: what keeps numbers moderate, so that a deep graph stays finite and far from kinks.
_UNARY = (
    "tanh({a})",
    "sigmoid({a})",
    "softplus({a})",
    "-{a}",
    "silu({a})",
    "gelu({a})",
    "elu({a})",
)
_BINARY = ("{a} + {b}", "{a} - {b}", "{a} * {b}", "tanh({a}) * {b}", "{a} / (2 + sigmoid({b}))")


@dataclass
class Drawn:
    """A text that grows line by line, and the shapes of its arrays."""

    shapes: dict[str, Shape]
    lines: list[str] = field(default_factory=list)

    def add(self, expression: str, shape: Shape) -> None:
        name = f"v{len(self.lines)}"
        self.lines.append(f"{name} = {expression}")
        self.shapes[name] = shape


@st.composite
def graphs(draw: st.DrawFn, *, most_lines: int = 8) -> Graph:
    """A graph of two vectors and a matrix, whose lines use any of those before."""
    n = draw(st.integers(2, 3))
    drawn = Drawn({"x": (n,), "y": (n,), "W": (n, n), "s": ()})
    for _ in range(draw(st.integers(1, most_lines))):
        _add_line(draw, drawn, n)
    last = f"v{len(drawn.lines) - 1}"
    others = [name for name in drawn.shapes if name.startswith("v")][-3:]
    total = " + ".join(f"sum({name})" for name in dict.fromkeys([last, *others]))
    text = "\n".join([*drawn.lines, f"L = {total}"])
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    given: dict[str, Array] = {
        name: rng.uniform(-1.2, 1.2, drawn.shapes[name]) for name in ("x", "y", "W", "s")
    }
    return read_graph(text, given, tuple(given), "L")


def _add_line(draw: st.DrawFn, drawn: Drawn, n: int) -> None:
    names = sorted(drawn.shapes)
    a = draw(st.sampled_from(names))
    shape = drawn.shapes[a]
    kind = draw(st.sampled_from(["unary", "binary", "matrix", "axis", "shape"]))
    if kind == "binary":
        b = draw(st.sampled_from(names))
        drawn.add(
            draw(st.sampled_from(_BINARY)).format(a=a, b=b),
            np.broadcast_shapes(shape, drawn.shapes[b]),
        )
    elif kind == "matrix" and len(shape) >= 1:
        drawn.add(f"tanh(W @ {a})", shape if len(shape) == 1 else (n, n))
    elif kind == "axis" and len(shape) >= 1:
        reduced = draw(st.sampled_from(["sum", "mean"]))
        drawn.add(f"{reduced}({a}, axis=0)", shape[1:])
    elif kind == "axis":
        drawn.add(f"exp(-{a} * {a})", shape)
    elif kind == "shape" and len(shape) == 2:
        drawn.add(f"softmax({a}.T)", shape)
    elif kind == "shape" and len(shape) == 1:
        drawn.add(f"concatenate([{a}[1:], {a}[:1]])", shape)
    else:
        drawn.add(draw(st.sampled_from(_UNARY)).format(a=a), shape)
