"""LaTeX as MathML in the form of plain data, of which only what is known to be harmless is kept."""

import re
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from latex2mathml import exceptions
from latex2mathml.converter import convert

from app.lessons.faults import LessonError

Element: TypeAlias = dict[str, Any]

_TAGS = frozenset(
    [
        *("mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
    ]
)
_ATTRIBUTES = frozenset(("mathvariant", "stretchy", "fence", "accent", "lspace", "rspace", "width"))
_FAILURES: tuple[type[Exception], ...] = (
    IndexError,
    ET.ParseError,
    *(each for each in vars(exceptions).values() if isinstance(each, type)),
)
_NUMBER = re.compile(r"\{\{(.+?)\}\}")
_STAND_IN = re.compile(r"⟦(\d+)⟧")


def split_numbers(latex: str) -> tuple[str, list[str]]:
    """The LaTeX with a stand-in for each ``{{…}}``, and what stood in them."""
    numbers: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        numbers.append(found[1])
        return rf"\text{{⟦{len(numbers) - 1}⟧}}"

    return _NUMBER.sub(stand_in, latex), numbers


def to_mathml(latex: str, numbers: list[Element]) -> Element:
    """The formula, with ``numbers`` in the place of their stand-ins. Raises LessonError."""
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
    return {"tag": "mrow", "children": [_element(child, numbers) for child in root]}


def _element(element: ET.Element, numbers: list[Element]) -> Element:
    tag = element.tag.rpartition("}")[2]
    text = (element.text or "").strip()
    found = _STAND_IN.fullmatch(text)
    if found:
        return numbers[int(found[1])]
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
    node["children"] = [*([text] if text else []), *(_element(e, numbers) for e in element)]
    return node
