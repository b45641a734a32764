"""Routes whose request must be JSON, with errors that say where it is not."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from app.web.details import Refused
from app.web.faults import quoted

#: An integer of at most so many digits is below 1e308 and so has a float64.
_MOST_DIGITS = 308
#: Many more fields than any object has; telling what is wrong with each would take long.
_MOST_FIELDS = 100


def parse_json(body: bytes) -> Any:
    """What the JSON text says. Raises Refused, with line and column where there is one.

    NaN and Infinity, which JSON has not, and numbers too large for a float64 are read as floats
    that are not finite, for a validator to find and name the field.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), parse_int=_integer, object_pairs_hook=_fields)
    except UnicodeDecodeError as error:
        raise Refused(
            400, f"The body is not UTF-8 text: byte {error.start + 1} does not belong there."
        ) from error
    except UnicodeEncodeError as error:
        raise Refused(400, "The body has half a surrogate pair in the name of a field.") from error
    except json.JSONDecodeError as error:
        raise Refused(
            400,
            f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.",
        ) from error
    except RecursionError as error:
        raise Refused(
            400, "The body is nested too deeply: a problem needs no more than 7 levels."
        ) from error


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > _MOST_FIELDS:
        raise Refused(
            400, f"An object of the body has {len(pairs):,} fields: leave out what is no field."
        )
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise Refused(
                400, f"An object of the body has the field {quoted(name)} twice: keep one."
            )
        if not name.isascii():
            name.encode()  # fails for half a surrogate pair
        fields[name] = value
    return fields


class JSONRequest(Request):
    """A request that reads its body with parse_json."""

    async def json(self) -> Any:
        """What the body says."""
        return parse_json(await self.body())


class JSONRoute(APIRoute):
    """A route that answers 415 to what is not JSON, and 400 to a body that is none."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, behind these checks."""
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            _require_json(request.headers.get("content-type", ""))
            request = JSONRequest(request.scope, request.receive)
            try:
                body = await request.body()
            except ClientDisconnect as error:
                raise Refused(400, "The body ended before its end.") from error
            if not body.strip():
                raise Refused(400, "The body is empty: send a JSON object with “problem”.")
            return await handle(request)

        return checked


def _require_json(content_type: str) -> None:
    media_type = content_type.partition(";")[0].strip().lower()
    subtype = media_type.removeprefix("application/")
    if subtype == media_type or not (subtype == "json" or subtype.endswith("+json")):
        what = f"as {quoted(media_type)}" if media_type else "without saying what it is"
        raise Refused(
            415, f"The body was sent {what}: send JSON, with Content-Type: application/json."
        )
