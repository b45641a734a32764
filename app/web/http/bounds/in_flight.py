"""A budget for the bytes of requests and answers that the process holds at the same time."""

from functools import partial

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..fault import Fault
from ..problem_details import problem_response
from ..refused import Refused
from .announced import announced
from .sizes import DATA_BYTES

#: Bytes of bodies and of answers that are on their way; what comes beyond is told to come later.
MOST_IN_FLIGHT = 32 << 20
#: Bytes of bodies that are small, and so many more of these are taken while larger ones take all.
SMALL, RESERVE = 64 << 10, 8 << 20
#: Bytes that are written at once: the rest waits here, and counts, until the client reads on.
PIECE = 64 << 10

_FULL = "The server has as much to receive and to send as it can hold: ask again in a moment."


class InFlight:
    """Refuses requests with a body while too much is held, and writes answers piece by piece.

    A body counts from when it is announced, so that none is broken off, until its answer begins:
    what goes on answering has read it. To announce costs nothing, so small ones have a reserve.
    """

    def __init__(self, app: ASGIApp, most: int = MOST_IN_FLIGHT, reserve: int = 0) -> None:
        self.app = app
        self.most = most
        self.reserve = reserve
        self.held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = min(announced(scope), DATA_BYTES)  # of more than may be no more is read
        most = self.most + (self.reserve if length <= SMALL else 0)
        full = self.held >= most or self.held + length > most
        if full and scope["method"] not in ("GET", "HEAD"):
            await _read_away(receive)
            headers = {"Retry-After": "1"}
            await problem_response(503, [Fault(_FULL)], headers=headers)(scope, receive, send)
            return
        share = _Share(self, most, length)
        try:
            await self.app(scope, partial(share.receive, receive), partial(share.send, send))
        finally:
            share.hold(body=0, answer=0)


class _Share:
    """What one request has of the budget."""

    def __init__(self, of: InFlight, most: int, announced: int) -> None:
        self._of = of
        self._most = most
        self._received = self._body = self._answer = 0
        self.hold(body=announced)

    def hold(self, *, body: int | None = None, answer: int | None = None) -> None:
        """Hold so many bytes of the body, or of the answer, from now on."""
        before = self._body + self._answer
        self._body = self._body if body is None else body
        self._answer = self._answer if answer is None else answer
        self._of.held += self._body + self._answer - before

    async def receive(self, receive: Receive) -> Message:
        """Count what comes. Raises Refused where with it all is full."""
        message = await receive()
        self._received += len(message.get("body", b""))
        if message.get("body") and self._received > self._body:
            self.hold(body=self._received)
            if self._of.held > (self._most if self._received <= SMALL else self._of.most):
                raise Refused(503, _FULL)
        return message

    async def send(self, send: Send, message: Message) -> None:
        """Send it piece by piece."""
        body = message.get("body", b"")
        if len(body) <= PIECE:
            await send(message)
        else:
            self.hold(answer=self._answer + len(body))
            more = message.get("more_body", False)
            for start in range(0, len(body), PIECE):
                last = start + PIECE >= len(body)
                await send(
                    {**message, "body": body[start : start + PIECE], "more_body": more or not last}
                )
        if message["type"] == "http.response.start":
            self.hold(body=0)


async def _read_away(receive: Receive) -> None:
    """Read the body and keep nothing: who is cut off while sending never sees the answer."""
    while (await receive()).get("more_body", False):
        pass
