"""Routes whose request must be JSON, with errors that say where it is not."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from .fault import quoted
from .json_text import JSONTextError, parse_json
from .problem_details import Refused


class JSONRequest(Request):
    """A request that reads its body with parse_json."""

    async def json(self) -> Any:
        """What the body says. Raises Refused where it is no JSON."""
        try:
            return parse_json(await self.body())
        except JSONTextError as error:
            raise Refused(400, str(error)) from error


class JSONRoute(APIRoute):
    """A route that answers 415 to what is not JSON, and 400 to a body that is none."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, behind these checks."""
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            _require_json(request.headers.get("content-type", ""))
            _require_plain(request.headers.get("content-encoding", ""))
            request = JSONRequest(request.scope, request.receive)
            try:
                body = await request.body()
            except ClientDisconnect as error:
                raise Refused(400, "The body broke off before its end.") from error
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


def _require_plain(encoding: str) -> None:
    if encoding.strip().lower() not in ("", "identity"):
        raise Refused(
            415, f"The body was sent as {quoted(encoding)}: send it without a Content-Encoding."
        )
