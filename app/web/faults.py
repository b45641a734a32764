"""Errors in words that say what is wrong, where, and what would be right."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from app.engine.problem import ProblemError
from app.trace.trace import NotFiniteError
from app.web.details import Fault, pointer_to
from app.web.places import Path, Place, place_of
from app.web.schemas import Body

_KINDS: dict[type, str] = {
    str: "text in quotes",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def fault_in(error: Mapping[str, Any], body: type[Body]) -> Fault:
    """The fault that an error of a request ``body`` tells of."""
    path: Path = tuple(error["loc"][1:])  # the first part is "body"
    kind, given = error["type"], error.get("input")
    if kind == "extra_forbidden":
        return Fault(_unknown_field(place_of(path[:-1], body), str(path[-1])), pointer_to(*path))
    place = place_of(path, body)
    return Fault(_sentence(f"{place.name} {_wrong(kind, given)}", place, given), pointer_to(*path))


def in_sample(error: ProblemError) -> str:
    """The error's detail, which says so where it is the fault of one sample."""
    place = error.pointer.split("/")
    if place[1:2] != ["samples"] or len(place) < 3 or error.detail.startswith("Sample"):
        return error.detail
    return f"Sample {int(place[2]) + 1}: {error.detail}"


def overflow(error: NotFiniteError) -> str:
    """That a number of the trace overflowed, and what helps."""
    return (
        f"{error.ref} of sample {error.sample + 1} is not finite: it leaves the range of a "
        "float64, ±1.8e308, or divides by an output that rounds to 0. "
        "Use smaller weights, inputs, targets or learning rate."
    )


def no_such_sample(name: str, samples: int) -> str:
    """That a batch of so many has not the sample that ``name`` gives."""
    if samples == 1:
        return f"The batch has one sample: {name} is 0."
    return f"The batch has {samples} samples: {name} counts from 0 to {samples - 1}."


def _wrong(kind: str, given: Any) -> str:
    if kind == "missing":
        return "is missing"
    if kind in ("too_long", "too_short"):
        return f"has {len(given)} entries" if given else "is empty"
    if kind == "string_too_long":
        return f"has {len(given)} characters"
    if kind == "finite_number":
        return "is not finite"
    if kind == "literal_error" and isinstance(given, str):
        return f"is unknown, {quoted(given)}"
    if isinstance(given, bool):
        return f"is {str(given).lower()}"
    if isinstance(given, int | float):
        return f"is {given:.12g}"
    return f"is {_KINDS.get(type(given), 'not valid')}"


def _sentence(wrong: str, place: Place, given: Any) -> str:
    sentence = f"{wrong[0].upper()}{wrong[1:]}: it must be {place.must}."
    if isinstance(given, str) and place.choices:
        return sentence + did_you_mean(given, place.choices)
    return sentence


def _unknown_field(owner: Place, name: str) -> str:
    known = ", ".join(owner.fields)
    start = f"{owner.name[0].upper()}{owner.name[1:]}"
    return f"{start} has an unknown field, {quoted(name)}: it may have {known}." + did_you_mean(
        name, owner.fields
    )


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """A question to end an error with, if ``name`` looks like a misspelling of a ``known`` one."""
    close = get_close_matches(name[:100].lower(), known, n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def quoted(text: str) -> str:
    """What a request said, shortened."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
