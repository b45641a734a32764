"""Routes whose request must be JSON, with errors that say where it is not."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from .answer_cache import AnswerCache, encoded_response, key_of
from .fault import quoted
from .json_text import JSONTextError, parse_json
from .refused import Refused

#: Bytes from which reading JSON takes so long that it is done beside the event loop.
_LARGE = 64 << 10


class JSONRequest(Request):
    """A request whose body has been read with parse_json."""

    said: Any = None

    async def json(self) -> Any:
        """What the body says."""
        return self.said


async def _read(body: bytes) -> Any:
    """What the body says. Raises Refused where it is no JSON."""
    try:
        if len(body) > _LARGE:
            return await run_in_threadpool(parse_json, body)
        return parse_json(body)
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
            known = _cache(request).get(await key_of(request))
            if known is not None:
                return encoded_response(known)
            # FastAPI would take what is raised while it asks for the body for a fault of its own.
            request.said = await _read(body)
            return await handle(request)

        return checked


def _cache(request: Request) -> AnswerCache:
    cache: AnswerCache = request.app.state.answers
    return cache


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
