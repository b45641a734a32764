"""``{{…}}``: a number or a formula of the trace, by ref.

``{{delta.1.0}}`` and ``{{error.1.0 * input.0}}`` are numbers, ``{{relu: delta.1.0}}`` one of
another problem of the lesson, ``{{formula: delta.1.0}}`` the formula of the step,
``{{exact: loss}}`` a number with nine digits, and ``{{published: loss}}`` it as the source of the
example prints it.
"""

import re
from typing import Any

from .any_setting import AnySetting
from .desk import Desk
from .expressions import evaluate
from .faults import LessonError
from .graph_setting import GRAPH_REF
from .lesson import Node

#: A number of a network, and of which sample.
_REF = r"[a-z_]+(?:\.\d+)*(?:@\w*)?"
#: With a space the name is for all that follows, without one for a single ref.
_NAMED = re.compile(rf"([a-z0-9][\w-]*):(?:\s+(?P<all>.+)|(?P<one>{GRAPH_REF}|{_REF}))")
_ALONE = re.compile(rf"{GRAPH_REF}|{_REF}")
#: Names that stand alone in an expression and are no refs.
_CONSTANTS = ("eta",)
_KINDS = ("formula", "published", "exact")


def insert(desk: Desk, problem: str, text: str) -> Node:
    """The node for what stands between the braces. Raises LessonError."""
    kind = ""
    while named := _NAMED.fullmatch(text):
        if named[1] in _KINDS:
            kind = named[1]
        else:
            problem = named[1]
        text = named["all"] or named["one"]
    setting = desk.setting(problem)
    if kind == "formula":
        return _formula(setting, text)
    if kind == "published":
        return _published(setting, text)
    place = place_in(setting, text)
    value = evaluate(desk, problem, text) if place is None else setting.value(place)
    node = {"kind": "number", "value": value, "problem": problem}
    if kind == "exact":
        node["text"] = f"{value:.9g}".replace("-", "−")
    if place is not None:
        node |= {"ref": str(place.ref), "sample": place.sample, "computed": setting.computes(place)}
    return node


def place_in(setting: AnySetting, text: str) -> Any | None:
    """The place that ``text`` names, or None where it is an expression."""
    alone = _ALONE.fullmatch(text) and text not in _CONSTANTS
    return setting.place(text) if alone else None


def _published(setting: AnySetting, name: str) -> Node:
    if name not in setting.published:
        raise LessonError(
            f"The source of the problem “{setting.name}” prints no “{name}”.",
            f"Use one of: {', '.join(setting.published)}."
            if setting.published
            else "Only a worked example has published numbers.",
        )
    return {"tag": "strong", "children": [setting.published[name]]}


def _formula(setting: AnySetting, text: str) -> Node:
    place = place_in(setting, text)
    if place is None:
        raise LessonError(f"“{text}” is not a ref.", "A formula belongs to the number of one step.")
    return {
        "kind": "formula",
        "problem": setting.name,
        "ref": str(place.ref),
        **setting.formula(place),
    }
