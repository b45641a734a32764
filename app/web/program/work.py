"""The program of one iteration, and what it costs."""

from dataclasses import asdict

from ...explain.program import program
from ...trace.trace import Trace
from ..http.answer import encode
from ..problem.work_size import products_in, weights_in
from .request import ProgramRequest

#: Seconds in itself, of a number that is written out, and of a product. Measured.
_PROGRAM, _NUMBER, _PRODUCT = 2e-3, 3e-6, 5e-8


def program_answer(wanted: ProgramRequest) -> bytes:
    """The program. Raises ProblemError and NotFiniteError."""
    problem = wanted.problem.to_problem()
    Trace(problem)  # names the first number that overflows
    return encode(asdict(program(problem, wanted.notation)))


def program_cost(wanted: ProgramRequest) -> float:
    """Seconds that it takes, by an estimate."""
    samples = wanted.problem.samples
    numbers = weights_in(wanted.problem) + len(samples) * len(samples[0].input + samples[0].target)
    return _PROGRAM + _NUMBER * numbers + _PRODUCT * products_in(wanted.problem)
