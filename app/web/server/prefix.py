"""The path under which a proxy serves everything, whether it strips that or not."""

import re

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PREFIX = re.compile(r"(/[\w~-][\w.~-]*)+", re.ASCII)


class Prefix:
    """Takes the prefix as ASGI has it: in ``root_path``, and at the start of ``path``."""

    def __init__(self, app: ASGIApp, root_path: str = "") -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        prefix = self._prefix_of(scope) if scope["type"] == "http" else ""
        if not prefix:
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if path == prefix:
            # The page's addresses are relative to what stands before the last slash.
            query = scope["query_string"].decode("latin-1")
            target = f"{prefix}/" + (f"?{query}" if query else "")
            await RedirectResponse(target, 308)(scope, receive, send)
            return
        if not path.startswith(f"{prefix}/"):
            raw = scope.get("raw_path") or path.encode()
            scope = {**scope, "path": prefix + path, "raw_path": prefix.encode() + raw}
        await self.app({**scope, "root_path": prefix}, receive, send)

    def _prefix_of(self, scope: Scope) -> str:
        if self.root_path:
            return self.root_path
        for name, value in scope["headers"]:
            if name == b"x-forwarded-prefix":
                given = value.decode("latin-1").rstrip("/")
                return given if _PREFIX.fullmatch(given) and len(given) <= 200 else ""
        return ""
