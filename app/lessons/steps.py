"""The fields of a ```step: where in the trace a paragraph stands, and what it shows there."""

import re
from typing import Any

from .any_setting import AnySetting
from .faults import LessonError
from .record import Record

GRAINS = ["pass", "layer", "node", "number", "term"]
TABS = ["chain", "matrix", "code", "slope", "values"]
_FIELDS = ["id", "title", "problem", "at", "grain", "highlight", "tab"]
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_AT = re.compile(r"(after|before)\s+(\S+)")


def read_step(setting: AnySetting, record: Record) -> dict[str, Any]:
    """The step's fields, checked, as a Paragraph has them. Raises LessonError."""
    record.only(_FIELDS)
    name = record.text("id")
    if not _ID.fullmatch(name):
        raise LessonError(
            f"“{name}” is not an id.",
            "Use small letters, digits and hyphens, as in “delta-k”.",
            record.line_of("id"),
        )
    with record.at("at"):
        cursor = _cursor(setting, record.text("at"))
    with record.at("highlight"):
        highlight = tuple(str(setting.place(ref).ref) for ref in record.texts("highlight"))
    return {
        "id": name,
        "title": record.text("title"),
        "cursor": cursor,
        "grain": record.choice("grain", GRAINS, "node"),
        "highlight": highlight,
        "tab": record.choice("tab", TABS, None),
    }


def _cursor(setting: AnySetting, at: str) -> int:
    if at == "start":
        return 0
    if at == "end":
        return len(setting.trace)
    found = _AT.fullmatch(at)
    if not found:
        raise LessonError(
            f"“at: {at}” is not a place.",
            "Write start, end, or after or before a number, as in “after delta.2.0”.",
        )
    step = setting.step_of(setting.place(found[2]))
    return step + 1 if found[1] == "after" else step
