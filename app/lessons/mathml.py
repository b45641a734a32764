"""LaTeX as MathML in the form of plain data, of which only what is known to be harmless is kept."""

import re
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from latex2mathml import exceptions
from latex2mathml.converter import convert

from .faults import LessonError

Element: TypeAlias = dict[str, Any]

_TAGS = frozenset(
    [
        *("mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
    ]
)
_ATTRIBUTES = frozenset(("mathvariant", "stretchy", "fence", "accent", "lspace", "rspace", "width"))
#: What latex2mathml lets out for LaTeX that it cannot read, besides its own: the first three where
#: a command ends too early (\text, \verb, \genfrac{a}), the last where the nesting is too deep.
_FAILURES: tuple[type[Exception], ...] = (
    StopIteration,
    IndexError,
    ValueError,
    ET.ParseError,
    RecursionError,
    *(each for each in vars(exceptions).values() if isinstance(each, type)),
)
#: How deep elements may be nested: what a reader can still take in, and JSON can hold.
DEEPEST = 40
_NUMBER = re.compile(r"\{\{(.+?)\}\}")


def split_numbers(latex: str) -> tuple[str, dict[str, str]]:
    """The LaTeX with a stand-in for each ``{{…}}``, and by stand-in what stood there."""
    numbers: dict[str, str] = {}

    def stand_in(found: re.Match[str]) -> str:
        name = f"⟦{len(numbers)}⟧"
        numbers[name] = found[1]
        return rf"\text{{{name}}}"

    return _NUMBER.sub(stand_in, latex), numbers


def to_mathml(latex: str, numbers: dict[str, Element]) -> Element:
    """The formula, with each of ``numbers`` in the place of its stand-in. Raises LessonError."""
    braces = re.sub(r"\\.", "", latex)
    if braces.count("{") != braces.count("}"):
        raise LessonError(f"A brace is missing in {latex}.", "Close every brace that is opened.")
    try:
        root = ET.fromstring(convert(latex))
    except _FAILURES as error:
        raise LessonError(
            f"This LaTeX cannot be read: {latex}.",
            "Close every brace and every \\begin, and use common commands alone.",
        ) from error
    unknown = re.search(r"\\[a-zA-Z]+", "".join(root.itertext()))
    if unknown:
        raise LessonError(f"{unknown[0]} is no command known here.", "Use a common one.")
    return {"tag": "mrow", "children": [_element(child, numbers, 1) for child in root]}


def _element(element: ET.Element, numbers: dict[str, Element], depth: int) -> Element:
    if depth > DEEPEST:
        raise LessonError(
            f"A formula is nested more than {DEEPEST} deep.", "Make two formulas of it."
        )
    tag = element.tag.rpartition("}")[2]
    text = (element.text or "").strip()
    if text in numbers:
        return numbers[text]
    letters = [child.text or "" for child in element if child.get("mathvariant") == "normal"]
    if tag == "mrow" and letters and len(letters) == len(element):
        # Upright letters side by side are a word: net.
        return {
            "tag": "mi",
            "attributes": {"mathvariant": "normal"},
            "children": ["".join(letters)],
        }
    node: Element = {"tag": tag if tag in _TAGS else "mrow"}
    kept = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
    if kept:
        node["attributes"] = kept
    inner = [_element(each, numbers, depth + 1) for each in element]
    node["children"] = [text, *inner] if text else inner
    return node
