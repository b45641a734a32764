"""ETags for what is read: who has it already is told so in a few bytes (RFC 9110, 13.1.2)."""

from hashlib import blake2b

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def matches(header: str, etag: str) -> bool:
    """Whether If-None-Match names the ETag, by the weak comparison."""
    named = [each.strip().removeprefix("W/") for each in header.split(",")]
    return etag.removeprefix("W/") in named or "*" in named


class ETags:
    """Gives an ETag to every whole answer to GET that has none, and answers 304 where it is known.

    A weak one, because what is sent may be compressed. It stands inside of compression.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message | None = None

        async def tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                first, start = start, None
                if _is_whole(first, message):
                    etag = _etag_of(message["body"])
                    field = (b"etag", etag.encode())
                    if matches(Headers(scope=scope).get("if-none-match", ""), etag):
                        first = {**first, "status": 304, "headers": [*_kept(first), field]}
                        message = {**message, "body": b""}
                    else:
                        first = {**first, "headers": [*first["headers"], field]}
                await send(first)
            await send(message)

        await self.app(scope, receive, tagged)


def _is_whole(start: Message, message: Message) -> bool:
    """Whether the answer is there at once, is not of the moment, and has no ETag of its own."""
    names = {name for name, _ in start["headers"]}
    return (
        start["status"] == 200
        and not message.get("more_body", False)
        and not names & {b"etag", b"cache-control"}
    )


def _etag_of(body: bytes) -> str:
    return f'W/"{blake2b(body, digest_size=8).hexdigest()}"'


def _kept(start: Message) -> list[tuple[bytes, bytes]]:
    """The fields of an answer without its content."""
    return [
        field for field in start["headers"] if field[0] not in (b"content-length", b"content-type")
    ]
