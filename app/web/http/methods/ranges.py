"""Parts of files: what is no range is passed over, one beyond the end is refused in words."""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..fault import Fault
from ..problem_details import problem_response

#: One range of bytes. RFC 9110, 14.2 has others passed over, and lets a server pass over any.
_ONE = re.compile(r"bytes=(?:\d+-\d*|-\d+)")


class Ranges:
    """Around the static files, whose own refusals are in plain text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        wanted = Headers(scope=scope).get("range")
        if wanted is None:
            await self.app(scope, receive, send)
            return
        if not _is_one(wanted):
            without = [field for field in scope["headers"] if field[0] != b"range"]
            await self.app({**scope, "headers": without}, receive, send)
            return
        refused = False

        async def in_words(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] == 416:
                refused = True
                size = Headers(raw=message["headers"])["content-range"]
                whole = size.rpartition("/")[2]
                fault = Fault(f"The range begins beyond the end: the file has {whole} bytes.")
                answer = problem_response(416, [fault], headers={"Content-Range": size})
                await answer(scope, receive, send)
            elif not refused:
                await send(message)

        await self.app(scope, receive, in_words)


def _is_one(wanted: str) -> bool:
    """Whether it is one range of bytes that does not end before it begins."""
    if not _ONE.fullmatch(wanted.strip().lower()):
        return False
    first, _, last = wanted.partition("=")[2].strip().partition("-")
    return not first or not last or int(first) <= int(last)
