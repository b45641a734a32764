"""The formula tree: what a formula is made of, before it becomes MathML or LaTeX.

A node is a dict with a ``kind``, ready for JSON. Numbers, and symbols where that helps, carry the
ref of the quantity they stand for, so that formula and picture can point at each other.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]


def number(value: float, ref: str | None = None, sample: int | None = None) -> Node:
    """A number; ``sample`` is set where a formula joins numbers of several samples."""
    node: Node = {"kind": "number", "value": value}
    if ref is not None:
        node["ref"] = ref
    if sample is not None:
        node["sample"] = sample
    return node


def symbol(base: str, sub: Node | str = "", sup: str = "", *, prime: bool = False) -> Node:
    """A letter with its indices, as w_ji or δ_{h₁}, in layer ``sup``."""
    node: Node = {"kind": "symbol", "base": base}
    if sub:
        node["sub"] = sub if isinstance(sub, dict) else text(sub)
    if sup:
        node["sup"] = sup
    if prime:
        node["prime"] = True
    return node


def text(words: str) -> Node:
    """Upright text: a digit of an index, a word inside a formula."""
    return {"kind": "text", "text": words}


def operator(sign: str) -> Node:
    """An operator or relation, spaced as such."""
    return {"kind": "operator", "text": sign}


def row(*items: Node | str) -> Node:
    """Nodes side by side; a string stands for an operator."""
    return {
        "kind": "row",
        "items": [operator(item) if isinstance(item, str) else item for item in items],
    }


def fraction(over: Node, under: Node) -> Node:
    """over / under."""
    return {"kind": "fraction", "over": over, "under": under}


def power(base: Node, exponent: Node) -> Node:
    """base to the exponent."""
    return {"kind": "power", "base": base, "exponent": exponent}


def root(body: Node) -> Node:
    """The square root."""
    return {"kind": "root", "body": body}


def parens(body: Node) -> Node:
    """(body)."""
    return {"kind": "parens", "body": body}


def call(function: Node | str, argument: Node) -> Node:
    """function(argument): g′_h(net_j), or with an upright name, tanh(net)."""
    name = text(function) if isinstance(function, str) else function
    return {"kind": "call", "name": name, "argument": argument}


def sum_over(index: str, last: Node | str, body: Node, first: str = "1") -> Node:
    """Σ of the body, from index = first to last."""
    return {
        "kind": "sum",
        "index": index,
        "first": first,
        "last": last if isinstance(last, dict) else symbol(last),
        "body": body,
    }


def sum_of(letters: str, body: Node) -> Node:
    """Σ of the body over all that the letters run through."""
    return {"kind": "sum", "index": letters, "body": body}


def cases(*rows: tuple[Node, Node]) -> Node:
    """One of several values, each with its condition."""
    return {"kind": "cases", "rows": [{"value": v, "condition": c} for v, c in rows]}


#: A written-out sum longer than this shows its beginning and its end alone.
MOST_TERMS = 10
_SHOWN_FIRST, _SHOWN_LAST = 6, 2


def terms(count: int, term: Callable[[int], Node]) -> Node:
    """A sum of ``count`` terms written out; a long one is shortened, saying by how many terms.

    ``term(place)`` is asked only for the terms that are shown.
    """
    if count == 1:
        return term(0)
    if count <= MOST_TERMS:
        return {"kind": "terms", "items": [term(place) for place in range(count)]}
    first = [term(place) for place in range(_SHOWN_FIRST)]
    last = [term(place) for place in range(count - _SHOWN_LAST, count)]
    gap = text(f"… {count - _SHOWN_FIRST - _SHOWN_LAST} more …")
    return {"kind": "terms", "items": [*first, gap, *last]}


def signed(node: Node) -> Node:
    """The node, in parentheses where it is a negative number, to stand after an operator."""
    if node["kind"] == "number" and node["value"] < 0:
        return parens(node)
    return node


def product(*factors: Node) -> Node:
    """The factors joined by dots."""
    items: list[Node | str] = []
    for factor in factors:
        items += ["·", signed(factor)]
    return row(*items[1:])


def line(role: str, left: Node | None, right: Node) -> Node:
    """One line of a formula: ``left = right``, or ``= right`` going on from the line before.

    ``role`` is ``symbols``, ``numbers`` or ``result``.
    """
    return {"role": role, "left": left, "right": right}
