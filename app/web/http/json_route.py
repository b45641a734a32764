"""Routes whose request must be JSON, with errors that say where it is not."""

from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from .answer_cache import AnswerCache, encoded_response, key_of
from .bounds.room import Room
from .bounds.sizes import BODY_BYTES
from .fault import quoted
from .json_text import JSONTextError, parse_json
from .refused import Refused
from .unread import Unread

#: Bytes from which reading JSON takes so long that it is done beside the event loop.
_LARGE = 64 << 10
_BUSY = "The server is busy with other large requests: ask again in a moment."


class JSONRequest(Request):
    """A request whose body has been read with parse_json."""

    said: Any = None

    def forget(self) -> None:
        """Let go of the body, which an answer that goes on for long does not need."""
        self.said = None
        self._body = b""

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
            room: Room = request.app.state.room
            try:
                async with room.taken(len(body)) if len(body) > _LARGE else nullcontext():
                    if len(body) > BODY_BYTES:
                        return await self._unread(request, body)
                    # FastAPI would take what is raised while it asks for the body for a fault of
                    # its own.
                    request.said = await _read(body)
                    answer = await handle(request)
                    request.forget()
                    return answer
            except TimeoutError as error:
                raise Refused(503, _BUSY) from error

        return checked

    async def _unread(self, request: JSONRequest, body: bytes) -> Response:
        """What the route answers, which is told the bytes: see ``planned`` of work/run.py."""
        assert self.body_field is not None
        model = self.body_field.field_info.annotation
        assert isinstance(model, type)
        wanted = Unread(body, model)
        answer: Response = await self.endpoint(request=request, wanted=wanted)
        request.forget()
        return answer


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
