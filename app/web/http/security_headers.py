"""What every answer tells the browser not to do."""

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}
#: No text becomes markup or a script, and nothing may declare that its own is safe.
_TYPES = "; require-trusted-types-for 'script'; trusted-types 'none'"

SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

#: Ask again whether it has changed, unless the answer says otherwise.
DEFAULT_CACHING = "no-cache"


_CACHING = b"cache-control"
#: Two years, as browsers' lists of such sites ask for.
_HSTS = "max-age=63072000; includeSubDomains"


#: In the place of an origin: pages of any origin may show the embedded page in a frame.
ANY = "*"


def _headers(
    ancestors: Sequence[str], *, https: bool, framed: bool, types: str = _TYPES
) -> list[tuple[bytes, bytes]]:
    headers = dict(SECURITY_HEADERS)
    told = " ".join(["frame-ancestors 'self'", *ancestors])
    policy = headers["Content-Security-Policy"].replace("frame-ancestors 'self'", told)
    headers["Content-Security-Policy"] = policy + types
    if framed:
        # A frame in a sandbox has no origin, so that all it loads is another's.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if https:
        headers["Strict-Transport-Security"] = _HSTS
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


class SecurityHeaders:
    """Adds the headers to every answer of the app.

    ``frame_ancestors`` are origins whose pages may show ours in a frame, with ANY those of all the
    embedded one; ``https`` says that TLS is in front.
    """

    def __init__(
        self, app: ASGIApp, frame_ancestors: Sequence[str] = (), *, https: bool = False
    ) -> None:
        self.app = app
        named = [origin for origin in frame_ancestors if origin != ANY]
        framed = bool(frame_ancestors)
        self._headers = _headers(named, https=https, framed=framed)
        self._by_path = {
            # Any page at all may show the one that is made for it, and that alone.
            "embed": _headers(frame_ancestors, https=https, framed=framed),
            # Swagger UI makes markup of texts.
            "docs": _headers(named, https=https, framed=framed, types=""),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message["headers"]
                page = scope["path"].rpartition("/")[2]
                said = {name for name, _ in own}
                # What an answer says of itself is not said over.
                ours = self._by_path.get(page, self._headers)
                headers = [*own, *(field for field in ours if field[0] not in said)]
                if _CACHING not in said:
                    headers.append((_CACHING, DEFAULT_CACHING.encode()))
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_headers)
