"""Refuses a request whose body is too large, before it is in memory."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .fault import Fault
from .problem_details import Refused, problem_response

BODY_BYTES = 1 << 20

TOO_LARGE = f"The body is larger than {BODY_BYTES // 1024} KiB, which is the most it may be."


class BodyLimit:
    """Answers 413 to a body announced as too large, and stops reading one that turns out so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > BODY_BYTES:
            await problem_response(413, [Fault(TOO_LARGE)])(scope, receive, send)
            return
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > BODY_BYTES:
                raise Refused(413, TOO_LARGE)
            return message

        await self.app(scope, limited, send)
