"""Work that does not fit, as problem details documents."""

import math

from fastapi import FastAPI, Request, Response

from ..http.fault import Fault
from ..http.problem_details import problem_response
from .held import MOST
from .pool import BusyError
from .work import LeftError, TooLongError

#: What is too much stays so; a client that asks again all the same should not hurry.
_TOO_LONG = 60


def add_work_handlers(app: FastAPI) -> None:
    """Have the app answer what the bounds of its work raise."""
    app.exception_handler(BusyError)(busy)
    app.exception_handler(TooLongError)(too_long)
    app.exception_handler(LeftError)(left)


def busy(_: Request, error: BusyError) -> Response:
    """All workers are busy."""
    return _unavailable(
        "The server is busy with other requests: ask again in a moment.", error.wait
    )


def too_long(_: Request, error: TooLongError) -> Response:
    """The request asks for too much."""
    if error.seconds is None:
        takes = f"more than {error.most:g} seconds of a processor, or {MOST >> 20} MiB of memory"
    else:
        takes = f"about {math.ceil(error.seconds):,} seconds, and {error.most:g} are allowed"
    return _unavailable(
        f"This is too much work for one request: it takes {takes}. "
        "Ask for less at once, or use a smaller network or fewer samples.",
        _TOO_LONG,
    )


def left(_: Request, __: LeftError) -> Response:
    """Nobody reads this. 499 is what logs call a client that has left."""
    return Response(status_code=499)


def _unavailable(detail: str, wait: int) -> Response:
    return problem_response(503, [Fault(detail)], headers={"Retry-After": str(wait)})
