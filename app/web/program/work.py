"""The program of one iteration, or of a graph, and what it costs."""

from dataclasses import asdict

from ...explain.graph.program import autograd_program, numpy_program, pytorch_program
from ...explain.program import program
from ...trace.graph.trace import GraphTrace
from ...trace.trace import Trace
from ..http.answer import encode
from ..http.refused import Refused
from ..problem.either import problem_in
from ..problem.work_size import graph_seconds, products_in, weights_in
from .request import ProgramRequest

#: Seconds in itself, of a number that is written out, and of a product. Measured.
_PROGRAM, _NUMBER, _PRODUCT = 2e-3, 3e-6, 5e-8

_OF_GRAPHS = {
    "numpy": numpy_program,
    "autograd": autograd_program,
    "pytorch": pytorch_program,
}


def program_answer(wanted: ProgramRequest) -> bytes:
    """The program. Raises ProblemError, NotFiniteError, GraphError and GraphNotFiniteError."""
    if wanted.graph is not None:
        graph = wanted.graph.to_graph()
        GraphTrace(graph)  # names the first number that overflows
        return encode(asdict(_OF_GRAPHS[wanted.library](graph)))
    if wanted.library != "numpy":
        raise Refused(422, "A network is written for numpy alone; a graph for any.", "/library")
    problem = problem_in(wanted).to_problem()
    Trace(problem)  # names the first number that overflows
    return encode(asdict(program(problem, wanted.notation)))


def program_cost(wanted: ProgramRequest) -> float:
    """Seconds that it takes, by an estimate."""
    if wanted.graph is not None:
        return _PROGRAM + graph_seconds(wanted.graph)
    problem = problem_in(wanted)
    samples = problem.samples
    numbers = weights_in(problem) + len(samples) * len(samples[0].input + samples[0].target)
    return _PROGRAM + _NUMBER * numbers + _PRODUCT * products_in(problem)
