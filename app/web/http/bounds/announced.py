"""How large a body is, as the head of its request says."""

from starlette.datastructures import Headers
from starlette.types import Scope


def announced(scope: Scope) -> int:
    """Bytes of the body; 0 where the head does not say."""
    length = Headers(scope=scope).get("content-length", "")
    # Of a number of thousands of digits, Python makes none; nor is there such a body.
    return int(length[:18]) if length.isdecimal() else 0
