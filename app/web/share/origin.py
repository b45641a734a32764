"""Where the server is, as whoever asks has found it: cards and oEmbed need whole addresses."""

import re
from urllib.parse import quote

from fastapi import Request

#: A name or an address of a host, with its port.
_HOST = re.compile(r"([\w.-]{1,250}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)


def host_of(request: Request) -> str:
    """The host and its port as the request names them; empty where that is none."""
    named = request.headers.get("host", "")
    return named.lower() if _HOST.fullmatch(named) else ""


def base_of(request: Request) -> str:
    """What stands before all our paths: ``https://example.org/tools/backstep``.

    Without a host that makes sense it is the path alone, which browsers complete.
    """
    root_path: str = request.scope.get("root_path", "")
    host = host_of(request)
    if not host:
        return root_path
    scheme = "https" if request.app.state.settings.https else request.scope["scheme"]
    return f"{scheme}://{host}{root_path}"


def share_address(base: str, query: str) -> str:
    """The address of a card."""
    return f"{base}/s?{query}" if query else f"{base}/"


def picture_address(base: str, query: str) -> str:
    """The address of the picture of a card."""
    return f"{base}/s.png?{query}" if query else f"{base}/s.png"


def oembed_address(base: str, query: str) -> str:
    """The address that gives the code which embeds it, as JSON."""
    return f"{base}/oembed?format=json&url={quote(share_address(base, query), safe='')}"
