"""What is wrong with a whole problem, as problem details documents."""

from fastapi import FastAPI, Request, Response

from ...engine.problem import ProblemError
from ...trace.trace import NotFiniteError
from ..http.fault import Fault
from ..http.problem_details import problem_response
from .faults import in_sample, overflow


def add_problem_handlers(app: FastAPI) -> None:
    """Have the app answer what the engine and the trace raise."""
    app.exception_handler(ProblemError)(not_fitting)
    app.exception_handler(NotFiniteError)(not_finite)


def not_fitting(_: Request, error: ProblemError) -> Response:
    """What the engine found: the parts of the problem do not fit together."""
    return problem_response(422, [Fault(in_sample(error), f"/problem{error.pointer}")])


def not_finite(_: Request, error: NotFiniteError) -> Response:
    """A number of the trace overflowed."""
    return problem_response(422, [Fault(overflow(error))], ref=str(error.ref), sample=error.sample)
