"""Refuses a request whose body is too large, before it is in memory."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..fault import Fault
from ..problem_details import problem_response
from ..refused import Refused
from .announced import announced
from .sizes import BODY_BYTES, DATA_BYTES, FILE_BYTES

_LARGER = {
    **dict.fromkeys(("/api/dataset", "/api/learn", "/api/steps", "/api/surface"), DATA_BYTES),
    "/api/import": FILE_BYTES,
}


def _too_large(most: int) -> str:
    return f"The body is larger than {most // 1024} KiB, which is the most it may be."


TOO_LARGE = _too_large(BODY_BYTES)


class BodyLimit:
    """Answers 413 to a body announced as too large, and stops reading one that turns out so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = _LARGER.get(scope["path"].removeprefix(scope.get("root_path", "")), BODY_BYTES)
        if announced(scope) > most:
            await problem_response(413, [Fault(_too_large(most))])(scope, receive, send)
            return
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise Refused(413, _too_large(most))
            return message

        await self.app(scope, limited, send)
