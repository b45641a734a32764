"""The description of the API."""

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .problem_details import MEDIA_TYPE, ProblemDetails

DESCRIPTION = """\
Backpropagation, one small step at a time: send a network, a loss and a batch of samples, and get
every number of one iteration with the formula and the numbers it came from.

Every number has one name, its ref, such as `delta.1.0` or `weight_gradient.2.0.1`: layers count
from 1, units from 0, and a weight's ref gives the unit that it leads to, then the one it comes
from. Errors are problem details (RFC 9457).
"""

_ANY_OTHER: int | str = "default"
_REFUSALS: dict[int | str, str] = {
    400: "The body is not JSON.",
    404: "There is no such thing.",
    413: "The body is too large.",
    415: "The body is not said to be JSON.",
    422: "The request does not make sense, or a number overflows.",
    501: "The library that this needs is not installed here.",
    503: "It is too much work, or the server is busy: see `Retry-After`.",
    _ANY_OTHER: "Any other error.",
}


def refusals(*statuses: int | str) -> dict[int | str, dict[str, Any]]:
    """The errors that a route answers with, and that any other looks like them."""
    return {
        status: {"model": ProblemDetails, "description": _REFUSALS[status]}
        for status in (*statuses, _ANY_OTHER)
    }


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if not app.openapi_schema:
        document = get_openapi(
            title="Backstep",
            version=version("backstep"),
            description=DESCRIPTION,
            routes=app.routes,
            # A problem goes out as it may come in; what is null may be left out.
            separate_input_output_schemas=False,
        )
        for path in document["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if not status.startswith("2"):
                        # FastAPI writes every model down as application/json.
                        content = response["content"]
                        content[MEDIA_TYPE] = content.pop("application/json")
        app.openapi_schema = document
    return app.openapi_schema
