"""A field at fault in words that say what is wrong, where, and what would be right."""

import math
from collections.abc import Mapping
from typing import Any

from .did_you_mean import did_you_mean
from .fault import Fault, pointer_to, quoted
from .field_words import OF_A_NAME, Path, Place, object_place, place_at
from .request_body import LONGEST_NAME, RequestBody

#: The largest number of a float64, cut off so that it can be typed as it stands.
LARGEST = "1.797e308"

_KINDS: dict[type, str] = {
    str: "text in quotes",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def fault_in(error: Mapping[str, Any], body: type[RequestBody]) -> Fault:
    """The fault that an error of a request ``body`` tells of."""
    path: Path = tuple(error["loc"][1:])  # the first part is "body"
    kind, given = error["type"], error.get("input")
    if kind == "extra_forbidden":
        return Fault(_unknown_field(_place_of(path[:-1], body), str(path[-1])), _pointer(path))
    if path[-1:] == (OF_A_NAME,):
        # What is wrong is a name, not what stands under it.
        path = path[:-2]
        place = place_at((*path, OF_A_NAME), body.PLACES)
    else:
        place = _place_of(path, body)
    return Fault(_sentence(f"{place.name} {_wrong(kind, given)}", place, given), _pointer(path))


def _pointer(path: Path) -> str:
    """The pointer to the field, or to what holds it where its name is too long to be told again."""
    long = (at for at, part in enumerate(path) if len(str(part)) > LONGEST_NAME)
    return pointer_to(*path[: next(long, len(path))])


def _place_of(path: Path, body: type[RequestBody]) -> Place:
    return place_at(path, body.PLACES) if path else object_place("the body", body)


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
