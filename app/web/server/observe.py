"""What is told of every request: an id in the answer, a line in the log, numbers in the metrics."""

import asyncio
import logging
import re
import secrets
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..http.fault import Fault
from ..http.problem_details import problem_response
from ..http.security_headers import SECURITY_HEADERS
from .metrics import Metrics

_LOG = logging.getLogger("backstep.requests")
#: An id that a proxy in front has given is kept.
_GIVEN = re.compile(rb"[\w.:-]{1,64}")
#: Where no route answered, and where in the scope the one that did is noted.
NO_ROUTE, _NOTES = "none", "backstep.notes"
_STOPPING = "The server is being stopped: ask again in a moment."


class Observe:
    """Gives each request an id, and tells of its answer. It stands outside of everything else."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = _id_of(scope)
        notes: dict[str, str] = {}
        began, status, size = time.perf_counter(), 0, 0

        async def observed(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"x-request-id", name)]}
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app({**scope, _NOTES: notes}, receive, observed)
        except asyncio.CancelledError:
            # The server is stopping, and this has had its time.
            if status:
                raise
            headers = {"Retry-After": "1", **SECURITY_HEADERS}
            await problem_response(503, [Fault(_STOPPING)], headers=headers)(
                scope, receive, observed
            )
        finally:
            route = notes.get("route", NO_ROUTE)
            self._tell(
                route, scope["method"], name, status or 500, time.perf_counter() - began, size
            )

    def _tell(
        self, route: str, method: str, name: bytes, status: int, seconds: float, size: int
    ) -> None:
        if method not in _METHODS:
            method = "other"
        self.metrics.answered(route, method, status, seconds, size)
        if _LOG.isEnabledFor(logging.INFO):
            told = {"route": route, "method": method, "status": status}
            times = {"ms": round(seconds * 1000, 1), "bytes": size}
            _LOG.info("request", extra={"id": name.decode("ascii"), **told, **times})


_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}


def _id_of(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _GIVEN.fullmatch(value):
            return bytes(value)
    return secrets.token_hex(8).encode()


class NoteRoute:
    """Notes for Observe which route it was that answered. It stands inside of everything else.

    What stands between may hand on a copy of the scope; the notes are the same in all of them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        root = scope.get("root_path", "")
        try:
            await self.app(scope, receive, send)
        finally:
            if _NOTES in scope:
                scope[_NOTES]["route"] = _route_of(scope, root)


def _route_of(scope: Scope, root: str) -> str:
    """The path of the route, without what a client has put into it."""
    route = scope.get("route")
    if route is not None:
        return str(route.path)
    # What is mounted is told by where.
    return scope.get("root_path", "").removeprefix(root) or NO_ROUTE
