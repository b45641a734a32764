"""How the arrays of a graph and their numbers are called: as the text has them.

``w1`` is w₁, ``W_h`` is W with an index h, ``h@2`` is h with a raised @2, and an expression within
the line of ``z`` is z.1. Indices count from 0, as in the text.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from ...engine.graph.ops.op import Shape
from ...trace.graph.refs import GraphRef
from ..tree import Node, fraction, row, symbol

#: An index: a number, or a running letter with what is added to it.
Index: TypeAlias = int | str

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NAME = re.compile(
    r"(?P<base>.+?)(?P<digits>(?<=[^\W\d_])\d+)?(?:_(?P<sub>[^\W_]+))?(?P<round>@\d+)?(?P<part>\.\d+)?"
)
GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "eta": "η",
    "theta": "θ",
    "lambda_": "λ",
    "mu": "μ",
    "rho": "ρ",
    "sigma": "σ",
    "phi": "φ",
    "psi": "ψ",
}


def shown(index: Sequence[Index], shape: Shape) -> tuple[Index, ...]:
    """The index without leading axes of length 1, down to two: k[0, 1] of a 1×1×2×2 kernel."""
    dropped = 0
    while len(shape) - dropped > 2 and shape[dropped] == 1:
        dropped += 1
    return tuple(index[dropped:])


def plain(name: str) -> str:
    """An array in a sentence: w₁, h@2."""
    found = _NAME.fullmatch(name)
    if found is None or not found["digits"] or found["sub"]:
        return name
    base, digits = found["base"], found["digits"].translate(_SUBSCRIPTS)
    return f"{base}{digits}{found['round'] or ''}{found['part'] or ''}"


def element(ref: GraphRef, shape: Shape) -> str:
    """A number in a sentence: k[0, 1]; of an array of one number, its name."""
    index = shown(ref.index, shape)
    return f"{plain(ref.name)}[{', '.join(map(str, index))}]" if index else plain(ref.name)


def letter(name: str, index: Sequence[Index] = (), round_: str | None = None) -> Node:
    """A number, or an array, as a symbol; ``round_`` stands in for the number after @."""
    found = _NAME.fullmatch(name)
    if found is None:
        return symbol(name)
    base = GREEK.get(found["base"], found["base"])
    own = found["digits"] or found["sub"] or ""
    if found["digits"] and found["sub"]:
        base, own = f"{base}{found['digits']}", found["sub"]
    raised = found["round"] or ""
    if round_ is not None:
        raised = f"@{round_}"
    if index and own:
        base, own = base + ("_" if found["sub"] else "") + own, ""
    base += found["part"] or ""
    return symbol(base, own or joined(index), raised)


def joined(index: Sequence[Index]) -> str:
    """01, or i, j+1 where a part is longer than a letter."""
    parts = [str(part) for part in index]
    return "".join(parts) if all(len(part) == 1 for part in parts) else ", ".join(parts)


def derivative(result: Node, of: Node) -> Node:
    """∂(result)/∂(of)."""
    return fraction(row(symbol("∂"), result), row(symbol("∂"), of))
