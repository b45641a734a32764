"""RFC 9457 problem details: the form of every error."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from ...engine.counted import counted
from .fault import Fault

MEDIA_TYPE = "application/problem+json"

_POINTER = "JSON Pointer (RFC 6901) into the request body of the field at fault."


class FaultDetails(BaseModel):
    """One fault of a request that has several."""

    detail: str
    pointer: str | None = Field(default=None, description=_POINTER)


class ProblemDetails(BaseModel):
    """What went wrong, where, and what would be right (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What is wrong, where, and what would be right.")
    pointer: str | None = Field(default=None, description=_POINTER)
    errors: list[FaultDetails] | None = Field(
        default=None, description="All faults, where there are several; the first is in `detail`."
    )
    ref: str | None = Field(
        default=None, description="The first number that overflowed, where a computation did."
    )
    sample: int | None = Field(default=None, description="The sample in which it did, from 0.")


def problem_response(
    status: int,
    faults: Sequence[Fault],
    *,
    untold: int = 0,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """The answer to a request with these faults, the first of them foremost.

    ``untold`` is how many more there are; they come up once these are mended.
    """
    first, others = faults[0], len(faults) - 1 + untold
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": first.detail + _and_others(others),
    }
    if first.pointer is not None:
        body["pointer"] = first.pointer
    if others:
        body["errors"] = [{"detail": f.detail, "pointer": f.pointer} for f in faults]
    # A request may hold half a surrogate pair, which UTF-8 cannot write.
    content = json.dumps(body | more, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, status, headers, MEDIA_TYPE)


def _and_others(count: int) -> str:
    if not count:
        return ""
    return f" (And {counted(count, 'other fault')}: see “errors”.)"
