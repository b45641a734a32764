"""A budget for the bytes of requests and answers that the process holds at the same time."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..fault import Fault
from ..problem_details import problem_response

#: Bytes of bodies and of answers that are on their way; what comes beyond is told to come later.
MOST_IN_FLIGHT = 48 << 20
#: Bytes that are written at once: the rest waits here, and counts, until the client reads on.
PIECE = 64 << 10

_FULL = "The server has as much to receive and to send as it can hold: ask again in a moment."


class InFlight:
    """Refuses requests with a body while too much is held, and writes answers piece by piece."""

    def __init__(self, app: ASGIApp, most: int = MOST_IN_FLIGHT) -> None:
        self.app = app
        self.most = most
        self.held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.held >= self.most and scope["method"] not in ("GET", "HEAD"):
            headers = {"Retry-After": "1", "Connection": "close"}
            await problem_response(503, [Fault(_FULL)], headers=headers)(scope, receive, send)
            return
        mine = 0

        def hold(size: int) -> None:
            nonlocal mine
            mine += size
            self.held += size

        async def counted() -> Message:
            message = await receive()
            hold(len(message.get("body", b"")))
            return message

        async def in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            if len(body) <= PIECE:
                await send(message)
                return
            hold(len(body))
            more = message.get("more_body", False)
            for start in range(0, len(body), PIECE):
                last = start + PIECE >= len(body)
                await send(
                    {**message, "body": body[start : start + PIECE], "more_body": more or not last}
                )

        try:
            await self.app(scope, counted, in_pieces)
        finally:
            self.held -= mine
