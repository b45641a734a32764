"""The gradient check of a request, and what it costs."""

from ...engine.graph import gradient_check as graphs
from ..http.answer import encode
from ..problem.either import problem_in
from ..problem.work_size import graph_seconds, units_in, weights_in
from .check import check_answer, seconds_of
from .graph_check import graph_check_answer
from .request import CheckRequest


def checked(wanted: CheckRequest) -> bytes:
    """The check. Raises ProblemError, NotFiniteError, GraphError and GraphNotFiniteError."""
    if wanted.graph is not None:
        return encode(graph_check_answer(wanted.graph.to_graph()))
    return encode(check_answer(problem_in(wanted).to_problem()))


def check_cost(wanted: CheckRequest) -> float:
    """Seconds that it takes, by an estimate."""
    if wanted.graph is not None:
        return min(graphs.WORK, 10 * graph_seconds(wanted.graph)) + graph_seconds(wanted.graph)
    problem = problem_in(wanted)
    return seconds_of(weights_in(problem), units_in(problem), len(problem.samples))
