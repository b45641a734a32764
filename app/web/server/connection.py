"""A connection that is bounded in the head of a request, in time, and in number.

uvicorn reads the head of a request whatever its size, and waits for all of a head, a body or a
reader for ever; what stands here is what it has no setting for.
"""

import asyncio
import logging

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from ..http.fault import Fault
from ..http.problem_details import problem_response
from ..http.security_headers import SECURITY_HEADERS

_LOG = logging.getLogger("backstep.connections")

#: Bytes of the request line and all header fields together.
MOST_HEAD = 32 << 10
#: Seconds for the whole head, for the whole body, and for a reader to take some of the answer.
HEAD_SECONDS, BODY_SECONDS, WRITE_SECONDS = 10.0, 60.0, 20.0
#: Seconds that a connection may be idle between two requests: longer than a proxy in front keeps
#: one, so that it is the proxy that closes it.
IDLE_SECONDS = 75

_TOO_LARGE_HEAD = (
    f"The head of the request is larger than {MOST_HEAD // 1024} KiB: send a shorter address and "
    "fewer or shorter header fields."
)
_TOO_SLOW = "The request took too long to arrive: send it again."
_MALFORMED = "This is no HTTP request: its first line or one of its header fields is malformed."
_TOO_MANY = "The server has as many connections as it can take: ask again in a moment."


class BoundedConnection(HttpToolsProtocol):
    """uvicorn's connection, which refuses what is too large, too slow or too much."""

    #: Connections at once; where there would be more, the one that has been idle longest makes way.
    most = 1000

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection if there is room for it, and wait for a request."""
        self._head = 0
        self._in_head = True
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._idle_since: float | None = self.loop.time()
        full = len(self.connections) >= self.most and not self._make_room()
        super().connection_made(transport)
        if full:
            _LOG.warning("refused a connection: there are %d", len(self.connections) - 1)
            self._refuse(503, _TOO_MANY, {"Retry-After": "1"})
        else:
            self._await(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._await(None)
        self._await_reader(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; of a head no more than it may be."""
        if self._idle_since is not None:
            self._idle_since = None
            self._await(HEAD_SECONDS)
        while data and not self.transport.is_closing():
            part = data
            if self._in_head:
                part = data[: MOST_HEAD - self._head]
                if not part:
                    self._refuse(431, _TOO_LARGE_HEAD)
                    return
                self._head += len(part)
            data = data[len(part) :]
            super().data_received(part)

    def on_headers_complete(self) -> None:
        """The head is there, and the request begins."""
        self._in_head = False
        self._await(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of the request is there."""
        self._in_head, self._head = True, 0
        self._await(None)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """All of the answer has been written, though not yet read."""
        super().on_response_complete()
        if not self.pipeline:
            self._idle_since = self.loop.time()
        if self.transport.get_write_buffer_size():
            self._await_reader(WRITE_SECONDS)

    def pause_writing(self) -> None:
        """The reader is slower than the answer."""
        super().pause_writing()
        self._await_reader(WRITE_SECONDS)

    def resume_writing(self) -> None:
        """The reader has taken some."""
        super().resume_writing()
        self._await_reader(None)

    def send_400_response(self, _: str) -> None:
        """Refuse what is no request."""
        self._refuse(400, _MALFORMED)

    def _make_room(self) -> bool:
        """End the connection that has been idle longest; False where none is."""
        idle = [
            each
            for each in self.connections
            if isinstance(each, BoundedConnection) and each._idle_since is not None  # noqa: SLF001
        ]
        if not idle:
            return False
        longest = min(idle, key=lambda each: each._idle_since or 0.0)  # noqa: SLF001
        self.connections.discard(longest)
        longest.transport.abort()
        return True

    def _await(self, seconds: float | None) -> None:
        """Give the client so many seconds for what it is to send next, or any number."""
        if self._timer:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._too_slow) if seconds else None

    def _await_reader(self, seconds: float | None) -> None:
        if self._writing:
            self._writing.cancel()
        self._writing = self.loop.call_later(seconds, self._unread) if seconds else None

    def _too_slow(self) -> None:
        if self._idle_since is not None or not self._in_head:
            # Nothing has been asked, or it is being answered: there is no place for an answer.
            self.transport.abort()
        else:
            self._refuse(408, _TOO_SLOW)

    def _unread(self) -> None:
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    def _refuse(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        answer = problem_response(
            status, [Fault(detail)], headers={**SECURITY_HEADERS, **(headers or {})}
        )
        lines: list[bytes] = [STATUS_LINE[status]]
        for name, value in [*answer.raw_headers, (b"connection", b"close")]:
            lines += [name, b": ", value, b"\r\n"]
        self.transport.write(b"".join([*lines, b"\r\n", bytes(answer.body)]))
        self.transport.close()
        self._await_reader(WRITE_SECONDS)
