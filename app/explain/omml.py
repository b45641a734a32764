"""Word's own formulas (OMML, ECMA-376 part 1, 22.1) from a formula tree."""

from collections.abc import Callable, Iterable
from html import escape

from .numbers import format_number
from .tree import Node

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def omml(*nodes: Node, bold: bool = False) -> str:
    """The nodes side by side, as one formula of a paragraph; ``bold`` holds for its numbers."""
    inside = "".join(map(_drawn, nodes))
    if bold:
        inside = inside.replace('<m:sty m:val="p"/>', '<m:sty m:val="b"/>')
    return f'<m:oMath xmlns:m="{NAMESPACE}">{inside}</m:oMath>'


def matrix(name: Node, rows: Iterable[Iterable[Node]]) -> str:
    """name = (rows), as one formula."""
    inside = "".join(
        f"<m:mr>{''.join(_in('e', _drawn(entry)) for entry in row)}</m:mr>" for row in rows
    )
    body = f"{_drawn(name)}{_upright(' = ')}<m:d>{_in('e', f'<m:m>{inside}</m:m>')}</m:d>"
    return f'<m:oMath xmlns:m="{NAMESPACE}">{body}</m:oMath>'


def _drawn(node: Node) -> str:
    return _DRAWERS[node["kind"]](node)


def _upright(text: str) -> str:
    style = '<m:rPr><m:sty m:val="p"/></m:rPr>'
    return f'<m:r>{style}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'


def _slanted(text: str) -> str:
    return f"<m:r><m:t>{escape(text)}</m:t></m:r>"


def _in(tag: str, inside: str) -> str:
    return f"<m:{tag}>{inside}</m:{tag}>"


def _number(node: Node) -> str:
    mantissa, _, exponent = format_number(node["value"]).partition("e")
    if not exponent:
        return _upright(mantissa)
    return _upright(f"{mantissa} × ") + _raised(_upright("10"), _upright(exponent))


def _raised(base: str, above: str) -> str:
    return _in("sSup", _in("e", base) + _in("sup", above))


def _symbol(node: Node) -> str:
    base = node["base"]
    letter = _slanted(base) if len(base) == 1 and base not in "∂∇1" else _upright(base)
    above = _upright("′") if node.get("prime") else _layer(node.get("sup", ""))
    below = _drawn(node["sub"]) if "sub" in node else ""
    if above and below:
        return _in("sSubSup", _in("e", letter) + _in("sub", below) + _in("sup", above))
    if below:
        return _in("sSub", _in("e", letter) + _in("sub", below))
    return _raised(letter, above) if above else letter


def _layer(sup: str) -> str:
    return _upright(sup.replace("new", " new").strip()) if sup else ""


def _row(node: Node) -> str:
    return "".join(map(_drawn, node["items"]))


def _parens(body: Node) -> str:
    return _in("d", _in("e", _drawn(body)))


def _terms(node: Node) -> str:
    return _upright(" + ").join(
        _parens(item) if item["kind"] == "number" and item["value"] < 0 else _drawn(item)
        for item in node["items"]
    )


def _sum(node: Node) -> str:
    sign = '<m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/>'
    if "last" not in node:
        sign += '<m:supHide m:val="1"/></m:naryPr>'
        bounds = _in("sub", _slanted(node["index"])) + "<m:sup/>"
    else:
        sign += "</m:naryPr>"
        first = _slanted(node["index"]) + _upright(f"={node['first']}")
        bounds = _in("sub", first) + _in("sup", _drawn(node["last"]))
    return _in("nary", sign + bounds + _in("e", _drawn(node["body"])))


def _call(node: Node) -> str:
    return _drawn(node["name"]) + _parens(node["argument"])


def _cases(node: Node) -> str:
    rows = "".join(
        _in("mr", _in("e", _drawn(row["value"])) + _in("e", _drawn(row["condition"])))
        for row in node["rows"]
    )
    sides = '<m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>'
    return _in("d", sides + _in("e", _in("m", rows)))


def _root(node: Node) -> str:
    hidden = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
    return _in("rad", hidden + _in("e", _drawn(node["body"])))


_DRAWERS: dict[str, Callable[[Node], str]] = {
    "number": _number,
    "symbol": _symbol,
    "text": lambda node: _upright(node["text"]),
    "operator": lambda node: _upright(f" {node['text']} "),
    "row": _row,
    "terms": _terms,
    "fraction": lambda node: _in(
        "f", _in("num", _drawn(node["over"])) + _in("den", _drawn(node["under"]))
    ),
    "power": lambda node: _raised(_drawn(node["base"]), _drawn(node["exponent"])),
    "root": _root,
    "parens": lambda node: _parens(node["body"]),
    "sum": _sum,
    "call": _call,
    "cases": _cases,
}
