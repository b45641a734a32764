"""Every error becomes a problem details document."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from .fault import Fault, quoted
from .field_faults import fault_in
from .methods.allow import allowed, options_response
from .problem_details import problem_response
from .refused import Refused
from .security_headers import SECURITY_HEADERS
from .unread import MOST_FAULTS, NotValidError


def add_handlers(app: FastAPI) -> None:
    """Have the app answer errors with problem details."""
    app.exception_handler(Refused)(refused)
    app.exception_handler(RequestValidationError)(not_valid)
    app.exception_handler(NotValidError)(not_valid_either)
    app.exception_handler(HTTPException)(http_error)
    app.exception_handler(Exception)(unexpected)


def refused(_: Request, error: Refused) -> Response:
    """What the web layer found itself."""
    headers = {"Retry-After": "1"} if error.status == 503 else None
    return problem_response(error.status, [error.fault], headers=headers)


def not_valid(request: Request, error: RequestValidationError) -> Response:
    """What is wrong with fields. The input is not echoed: it may hold NaN, which is not JSON."""
    errors = error.errors()
    body = request.scope["route"].body_field.field_info.annotation
    told = [fault_in(entry, body) for entry in errors[:MOST_FAULTS]]
    return problem_response(422, told, untold=len(errors) - len(told))


def not_valid_either(_: Request, error: NotValidError) -> Response:
    """What is wrong with the fields of a large body."""
    return problem_response(422, error.told, untold=error.untold)


def http_error(request: Request, error: HTTPException) -> Response:
    """What routing found."""
    path = quoted(request.scope["path"])
    detail, headers = str(error.detail), dict(error.headers or {})
    if error.status_code == 404 and request.method == "OPTIONS" and request.scope["path"] == "*":
        # The server as a whole is asked about (RFC 9110, 9.3.7).
        return options_response({"GET", "POST"})
    if error.status_code == 404:
        detail = f"There is nothing at {path}. What there is stands at /docs."
    if error.status_code == 405:
        methods = sorted(headers.get("Allow", "").split(", "))
        if request.method == "OPTIONS":
            return options_response(methods)
        detail = f"{request.method} is not possible at {path}: use {' or '.join(methods)}."
        headers["Allow"] = allowed(methods)
    return problem_response(error.status_code, [Fault(detail)], headers=headers)


def unexpected(_: Request, _error: Exception) -> Response:
    """A fault of ours. The server that runs the app logs it.

    The answer goes out outside of all middleware, so the headers come from here.
    """
    fault = Fault("Something went wrong in the server. The request may be right; this is our bug.")
    return problem_response(500, [fault], headers=SECURITY_HEADERS)
