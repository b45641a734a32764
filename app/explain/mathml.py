"""MathML from a formula tree, for what is written as HTML on this side of the wire.

Every number of the trace keeps its ref, as in the page's formulas.
"""

import re
from collections.abc import Callable
from html import escape

from .numbers import format_number
from .tree import Node


def mathml(*nodes: Node) -> str:
    """The nodes side by side, as one ``<math>`` whose fractions and sums have their full size."""
    return _math("".join(drawn(node) for node in nodes))


def pieces(node: Node) -> list[str]:
    """A formula in pieces between which a line may break: a browser breaks none itself."""
    if node["kind"] != "terms":
        return [mathml(node)]
    first, *others = (_term(item) for item in node["items"])
    # At the head of a piece the sign would be taken for that of a number.
    return [_math(first), *(_math(f'<mo form="infix">+</mo>{term}') for term in others)]


def _math(inside: str) -> str:
    return f'<math displaystyle="true">{inside}</math>'


def drawn(node: Node) -> str:
    """The node, to stand inside a ``<math>``."""
    return _DRAWERS[node["kind"]](node)


def _number(node: Node) -> str:
    ref = f' data-ref="{escape(node["ref"])}"' if node.get("ref") else ""
    mantissa, _, exponent = format_number(node["value"]).partition("e")
    if not exponent:
        return f"<mn{ref}>{mantissa}</mn>"
    power = f"<msup><mn>10</mn><mn>{exponent}</mn></msup>"
    return f"<mrow{ref}><mn>{mantissa}</mn><mo>×</mo>{power}</mrow>"


def _symbol(node: Node) -> str:
    base = node["base"]
    # A lone letter is slanted unless it says otherwise; these stand upright.
    letter = f'<mi mathvariant="normal">{base}</mi>' if base in "∂∇1" else f"<mi>{base}</mi>"
    above = "<mo>′</mo>" if node.get("prime") else _layer(node.get("sup", ""))
    below = _index(node["sub"]) if "sub" in node else ""
    if above and below:
        return f"<msubsup>{letter}{below}{above}</msubsup>"
    if below:
        return f"<msub>{letter}{below}</msub>"
    return f"<msup>{letter}{above}</msup>" if above else letter


def _layer(sup: str) -> str:
    return f"<mtext>{sup.replace('new', ' new').strip()}</mtext>" if sup else ""


def _index(node: Node) -> str:
    """Letters of an index are slanted, as j in w_ji; digits are upright."""
    if node["kind"] != "text":
        return drawn(node)
    signs = (
        f"<mi>{sign}</mi>" if sign.isalpha() else f"<mn>{escape(sign)}</mn>"
        for sign in node["text"]
    )
    return f"<mrow>{''.join(signs)}</mrow>"


def _row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def _in_parens(body: Node) -> str:
    inside = drawn(body)
    # Parentheses that may stretch are set apart even where they do not.
    stretchy = str("<mfrac>" in inside or "<munderover>" in inside).lower()
    opened, closed = (f'<mo stretchy="{stretchy}">{sign}</mo>' for sign in "()")
    return _row(opened, inside, closed)


def _terms(node: Node) -> str:
    return _row("<mo>+</mo>".join(_term(item) for item in node["items"]))


def _term(node: Node) -> str:
    negative = node["kind"] == "number" and node["value"] < 0
    return _in_parens(node) if negative else drawn(node)


def _sum(node: Node) -> str:
    if "last" not in node:
        letters = "".join(f"<mi>{letter}</mi>" for letter in node["index"])
        return _row(f"<munder><mo>∑</mo>{_row(letters)}</munder>", drawn(node["body"]))
    first = f"<mi>{node['index']}</mi><mo>=</mo><mn>{node['first']}</mn>"
    bounds = f"<munderover><mo>∑</mo>{_row(first)}{drawn(node['last'])}</munderover>"
    return _row(bounds, drawn(node["body"]))


def _call(node: Node) -> str:
    name = node["name"]
    head = f"<mi>{name['text']}</mi>" if name["kind"] == "text" else drawn(name)
    return _row(head, _in_parens(node["argument"]))


def _cases(node: Node) -> str:
    rows = (
        f"<mtr><mtd>{drawn(row['value'])}</mtd><mtd>{drawn(row['condition'])}</mtd></mtr>"
        for row in node["rows"]
    )
    return _row("<mo>{</mo>", f"<mtable>{''.join(rows)}</mtable>")


_DRAWERS: dict[str, Callable[[Node], str]] = {
    "number": _number,
    "symbol": _symbol,
    # Spaces at the ends of a text would be left out.
    "text": lambda node: f"<mtext>{re.sub('^ | $', chr(160), escape(node['text']))}</mtext>",
    "operator": lambda node: f"<mo>{escape(node['text'])}</mo>",
    "row": lambda node: _row(*(drawn(item) for item in node["items"])),
    "terms": _terms,
    "fraction": lambda node: f"<mfrac>{drawn(node['over'])}{drawn(node['under'])}</mfrac>",
    "power": lambda node: f"<msup>{drawn(node['base'])}{_row(drawn(node['exponent']))}</msup>",
    "root": lambda node: f"<msqrt>{drawn(node['body'])}</msqrt>",
    "parens": lambda node: _in_parens(node["body"]),
    "sum": _sum,
    "call": _call,
    "cases": _cases,
}
