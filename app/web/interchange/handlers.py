"""What keeps a file from being read or written, as problem details documents."""

from fastapi import FastAPI, Request, Response

from ...interchange.fault import InterchangeError, MissingLibraryError
from ..http.fault import Fault
from ..http.problem_details import problem_response


def add_interchange_handlers(app: FastAPI) -> None:
    """Have the app answer what reading and writing files raises."""
    app.exception_handler(InterchangeError)(not_exchanged)


def not_exchanged(_: Request, error: InterchangeError) -> Response:
    """422, with ranges of layers that could be read; 501 where a library is not installed."""
    status = 501 if isinstance(error, MissingLibraryError) else 422
    if error.offers:
        return problem_response(status, [Fault(error.detail)], offers=error.offers)
    return problem_response(status, [Fault(error.detail)])
