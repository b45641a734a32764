"""The fields of a ```step: where in the trace a paragraph stands, and what it shows there."""

import re
from typing import Any

from app.lessons.faults import LessonError
from app.lessons.record import Record
from app.lessons.setting import Setting

GRAINS = ["pass", "layer", "node", "term"]
TABS = ["chain", "matrix", "code", "slope", "values"]
_FIELDS = ["id", "title", "problem", "at", "grain", "highlight", "tab"]
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_AT = re.compile(r"(after|before)\s+(\S+)")


def read_step(setting: Setting, record: Record) -> dict[str, Any]:
    """The step's fields, checked, as a Paragraph has them. Raises LessonError."""
    record.only(_FIELDS)
    name = record.text("id")
    if not _ID.fullmatch(name):
        raise LessonError(
            f"“{name}” is not an id.",
            "Use small letters, digits and hyphens, as in “delta-k”.",
            record.line_of("id"),
        )
    return {
        "id": name,
        "title": record.text("title"),
        "cursor": _on_line(record, "at", lambda: _cursor(setting, record.text("at"))),
        "grain": record.choice("grain", GRAINS, "node"),
        "highlight": _on_line(record, "highlight", lambda: _highlight(setting, record)),
        "tab": record.choice("tab", TABS, None),
    }


def _on_line(record: Record, field: str, read: Any) -> Any:
    try:
        return read()
    except LessonError as error:
        raise LessonError(error.what, error.remedy, error.line or record.line_of(field)) from error


def _cursor(setting: Setting, at: str) -> int:
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


def _highlight(setting: Setting, record: Record) -> tuple[str, ...]:
    refs = record.of_type("highlight", list, [])
    return tuple(str(setting.place(str(ref)).ref) for ref in refs)
