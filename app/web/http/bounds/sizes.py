"""Bytes of the body of a request."""

from starlette.datastructures import Headers
from starlette.types import Scope

BODY_BYTES = 1 << 20
#: What comes with a table of data may be larger: 10,000 rows of 64 columns.
DATA_BYTES = 16 << 20
#: So may a file of other software.
FILE_BYTES = 8 << 20


def announced(scope: Scope) -> int:
    """Bytes of the body as the head of the request says; 0 where it does not say."""
    length = Headers(scope=scope).get("content-length", "")
    # Of a number of thousands of digits, Python makes none; nor is there such a body.
    return int(length[:18]) if length.isdecimal() else 0
