"""Errors in words that say what is wrong, where, and what would be right."""

import math
from collections.abc import Mapping
from typing import Any

from ..engine.problem import ProblemError
from ..trace.refs import OF_BATCH
from ..trace.trace import NotFiniteError
from .fault import Fault, pointer_to
from .places import LARGEST, Path, Place, place_of
from .schemas import Body
from .usual_names import did_you_mean

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


def overflow(
    error: NotFiniteError, use: str = "smaller weights, inputs, targets or learning rate"
) -> str:
    """That a number of the trace overflowed, and what to ``use`` instead."""
    told = str(error.ref)
    if error.ref.quantity not in OF_BATCH:
        told += f" of sample {error.sample + 1}"
    if error.in_sum:
        told = f"The batch’s loss, with {told} added,"
    return (
        f"{told} is not finite: it leaves the range of a "
        f"float64, ±{LARGEST}, or divides by an output that rounds to 0. "
        f"Use {use}."
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
    if isinstance(given, float) and not math.isfinite(given):
        if math.isnan(given):
            return "is NaN, which is no number"
        return f"is too large for a float64, which ends at ±{LARGEST}"
    if kind == "literal_error" and isinstance(given, str):
        return f"is unknown, {quoted(given)}"
    if isinstance(given, bool):
        return f"is {str(given).lower()}"
    if isinstance(given, int | float):
        return f"is {given:.12g}".replace("-", "−")
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


def quoted(text: str) -> str:
    """What a request said, shortened."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
