"""A page of a trace, and what it costs."""

from ..answers.trace_page import trace_page
from ..http.answer import encode
from ..problem.limits import PAGE
from ..problem.work_size import products_in, units_in, weights_in
from .request import TraceRequest

#: Seconds: of a step, most of which is explaining it, and of a product of the passes. Measured.
_STEP, _PRODUCT = 1.5e-4, 5e-8
#: Steps of a page that is as large in bytes as a page may be.
_LONG = 1500


def trace_answer(wanted: TraceRequest) -> bytes:
    """The page that is asked for. Raises ProblemError, NotFiniteError and Refused."""
    return encode(
        trace_page(wanted.problem.to_problem(), wanted.start, wanted.count, wanted.notation)
    )


def trace_cost(wanted: TraceRequest) -> float:
    """Seconds that the page takes, by an estimate."""
    weights, units = weights_in(wanted.problem), units_in(wanted.problem)
    steps = len(wanted.problem.samples) * (weights + 6 * units) + 2 * (weights + units)
    return _STEP * min(wanted.count, PAGE, steps, _LONG) + _PRODUCT * products_in(wanted.problem)
