"""LaTeX from a formula tree."""

import re
from collections.abc import Callable

from .numbers import format_number
from .tree import Node

_SIGNS = {"·": r"\cdot", "−": "-", "≤": r"\le", ",": ",\\,"}
_SMALL = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma "
    "sigma tau upsilon phi chi psi omega"
)
_CAPITAL = "A B Gamma Delta E Z H Theta I K Lambda M N Xi O Pi P Sigma T Upsilon Phi X Psi Omega"
#: The letters of formulas beside those of ASCII; some have no other form than a Latin one.
GREEK = {
    letter: f"\\{name}" if len(name) > 1 else name
    for letters, names in (
        ("αβγδεζηθικλμνξοπρςστυφχψω", _SMALL),
        ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", _CAPITAL),
    )
    for letter, name in zip(letters, names.split(), strict=True)
}
_LETTERS = {
    **GREEK,
    "∂": r"\partial",
    "∇": r"\nabla",
    "ℓ": r"\ell",
    "net": r"\mathrm{net}",
    "1": r"\mathbf{1}",
    "m̂": r"\hat{m}",
    "v̂": r"\hat{v}",
    "‖∇L‖": r"\lVert \nabla L \rVert",
    "∂L/∂w": r"\partial L / \partial w",
}
#: Running indices with what is added to them: i, j+1.
_ONE_INDEX = r"(?:\d*[a-z]|\d+)(?:[+−]\d*[a-z]?)?"
_INDEX = re.compile(rf"[0-9ijkmpqruvt]{{3,4}}|{_ONE_INDEX}(?:, {_ONE_INDEX})*")
_NAMED = {"tanh": r"\tanh", "ln": r"\ln", "max": r"\max", "min": r"\min"}


def latex(lines: list[Node]) -> str:
    """The lines as one ``aligned`` block."""
    rows = (
        f"{'' if item['left'] is None else _render(item['left'])} &= {_render(item['right'])}"
        for item in lines
    )
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"


def latex_symbol(node: Node) -> str:
    """A symbol, or any other part of a formula, by itself."""
    return _render(node)


def latex_number(value: float) -> str:
    """The number as the page writes it, in LaTeX: 4.386e−4 becomes 4.386 \\times 10^{-4}."""
    mantissa, _, exponent = format_number(value).replace("−", "-").partition("e")
    return rf"{mantissa} \times 10^{{{exponent}}}" if exponent else mantissa


def _render(node: Node) -> str:
    return _RENDERERS[node["kind"]](node)


def _symbol(node: Node) -> str:
    base = _LETTERS.get(node["base"]) or _long(node["base"])
    prime = "'" if node.get("prime") else ""
    sup = f"^{{{_words(node['sup'])}}}" if node.get("sup") else ""
    sub = f"_{{{_render(node['sub'])}}}" if "sub" in node else ""
    return f"{base}{prime}{sup}{sub}"


def _long(base: str) -> str:
    """A letter as it is, a word upright."""
    written = base.replace("_", r"\_")
    return _as_text(written) or (base if len(base) == 1 else rf"\mathrm{{{_greek(written)}}}")


def _greek(words: str) -> str:
    return "".join(f"{{{GREEK[sign]}}}" if sign in GREEK else sign for sign in words)


def _as_text(words: str) -> str:
    """The words as text, where they have a letter that formulas have not; else nothing."""
    if all(sign.isascii() or sign in GREEK for sign in words):
        return ""
    return rf"\text{{{''.join(f'${GREEK[sign]}$' if sign in GREEK else sign for sign in words)}}}"


def _words(text: str) -> str:
    return text.replace("new", r"\mathrm{new}").replace("−", "-")


def _text(node: Node) -> str:
    words = node["text"]
    is_index = len(words) <= 2 or not any(part.isalpha() for part in words)
    if is_index or "=" in words or _INDEX.fullmatch(words):
        written = str(words).replace("−", "-")
        return _as_text(written) or _greek(written)
    return _as_text(words) or rf"\text{{{words}}}"


def _operator(node: Node) -> str:
    sign: str = node["text"]
    return _SIGNS.get(sign, sign)


def _sum(node: Node) -> str:
    if "last" not in node:
        return rf"\sum_{{{node['index']}}} {_render(node['body'])}"
    bounds = rf"_{{{node['index']}={node['first']}}}^{{{_render(node['last'])}}}"
    return rf"\sum{bounds} {_render(node['body'])}"


def _call(node: Node) -> str:
    name = node["name"]
    plain = name.get("text", "")
    head = _NAMED.get(plain, rf"\operatorname{{{plain}}}") if plain else _render(name)
    return rf"{head}\left({_render(node['argument'])}\right)"


def _cases(node: Node) -> str:
    rows = (f"{_render(r['value'])} & {_render(r['condition'])}" for r in node["rows"])
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"


_RENDERERS: dict[str, Callable[[Node], str]] = {
    "number": lambda node: latex_number(node["value"]),
    "symbol": _symbol,
    "text": _text,
    "operator": _operator,
    "row": lambda node: " ".join(_render(item) for item in node["items"]),
    "terms": lambda node: " + ".join(_term(item) for item in node["items"]),
    "fraction": lambda node: rf"\frac{{{_render(node['over'])}}}{{{_render(node['under'])}}}",
    "power": lambda node: f"{_base(node['base'])}^{{{_render(node['exponent'])}}}",
    "root": lambda node: rf"\sqrt{{{_render(node['body'])}}}",
    "parens": lambda node: rf"\left({_render(node['body'])}\right)",
    "sum": _sum,
    "call": _call,
    "cases": _cases,
}


def _base(node: Node) -> str:
    """What is raised; one with a layer above is held together, for TeX takes no second one."""
    rendered = _render(node)
    raised = node["kind"] == "symbol" and (node.get("sup") or node.get("prime"))
    return f"{{{rendered}}}" if raised else rendered


def _term(node: Node) -> str:
    negative = node["kind"] == "number" and node["value"] < 0
    return rf"\left({_render(node)}\right)" if negative else _render(node)
