"""JSON text, with errors that say where it is none."""

import json
from functools import partial
from typing import Any

from .fault import quoted

#: An integer of at most so many digits is below 1e308 and so has a float64.
_MOST_DIGITS = 308
#: Many more fields than any object has; telling what is wrong with each would take long.
_MOST_FIELDS = 1000


class JSONTextError(ValueError):
    """Text that is no JSON, or none of ours; the message says why, and where."""


def parse_json(text: bytes, of: str = "body") -> Any:
    """What the JSON text says. Raises JSONTextError, with line and column where there is one.

    ``of`` is what to call the text. NaN and Infinity, which JSON has not, and numbers too large
    for a float64 are read as floats that are not finite, for a validator to find and name the
    field.
    """
    try:
        return json.loads(
            text.decode("utf-8-sig"), parse_int=_integer, object_pairs_hook=partial(_fields, of)
        )
    except UnicodeDecodeError as error:
        raise JSONTextError(
            f"The {of} is not UTF-8 text: byte {error.start + 1} does not belong there."
        ) from error
    except UnicodeEncodeError as error:
        raise JSONTextError(
            f"The {of} has half a surrogate pair in the name of a field."
        ) from error
    except json.JSONDecodeError as error:
        raise JSONTextError(
            f"The {of} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
        ) from error
    except RecursionError as error:
        raise JSONTextError(
            f"The {of} is nested too deeply: a problem needs no more than 7 levels."
        ) from error


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _fields(of: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > _MOST_FIELDS:
        raise JSONTextError(
            f"An object of the {of} has {len(pairs):,} fields: leave out what is no field."
        )
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise JSONTextError(
                f"An object of the {of} has the field {quoted(name)} twice: keep one."
            )
        if not name.isascii():
            name.encode()  # fails for half a surrogate pair
        fields[name] = value
    return fields
