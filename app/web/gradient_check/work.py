"""The gradient check of a request, and what it costs."""

from ..http.answer import encode
from ..problem.work_size import units_in, weights_in
from .check import check_answer, seconds_of
from .request import CheckRequest


def checked(wanted: CheckRequest) -> bytes:
    """The check. Raises ProblemError and NotFiniteError."""
    return encode(check_answer(wanted.problem.to_problem()))


def check_cost(wanted: CheckRequest) -> float:
    """Seconds that it takes, by an estimate."""
    problem = wanted.problem
    return seconds_of(weights_in(problem), units_in(problem), len(problem.samples))
