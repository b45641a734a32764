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

SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
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


def _headers(ancestors: Sequence[str], *, https: bool, framed: bool) -> list[tuple[bytes, bytes]]:
    headers = dict(SECURITY_HEADERS)
    if ancestors:
        told = " ".join(["frame-ancestors 'self'", *ancestors])
        policy = headers["Content-Security-Policy"]
        headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'self'", told)
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
        self._headers = _headers(named, https=https, framed=bool(frame_ancestors))
        # Any page at all may show the one that is made for it, and that alone.
        self._embedded = _headers(frame_ancestors, https=https, framed=bool(frame_ancestors))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message["headers"]
                embedded = scope["path"].endswith("/embed")
                said = {name for name, _ in own}
                ours = self._embedded if embedded else self._headers
                # What an answer says of itself is not said over.
                headers = [*own, *(field for field in ours if field[0] not in said)]
                if _CACHING not in said:
                    headers.append((_CACHING, DEFAULT_CACHING.encode()))
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_headers)
