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
            await self.app(scope, receive, observed)
        except asyncio.CancelledError:
            # The server is stopping, and this has had its time.
            if status:
                raise
            headers = {"Retry-After": "1", **SECURITY_HEADERS}
            await problem_response(503, [Fault(_STOPPING)], headers=headers)(
                scope, receive, observed
            )
        finally:
            self._tell(scope, name, status or 500, time.perf_counter() - began, size)

    def _tell(self, scope: Scope, name: bytes, status: int, seconds: float, size: int) -> None:
        route, method = _route_of(scope), scope["method"]
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


def _route_of(scope: Scope) -> str:
    """The path of the route, without what a client has put into it."""
    route = scope.get("route")
    if route is not None:
        return str(route.path)
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    return "/static" if path.startswith("/static/") else "none"
