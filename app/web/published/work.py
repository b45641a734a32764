"""Checking a published example, and what it costs."""

from ...practice.graph.published import check_published_graph
from ...practice.published import check_published
from ..problem.either import problem_in
from ..problem.request import problem_with_sample
from ..problem.work_size import graph_seconds, products_in
from ..work.work import MOST
from .answer import published_answer
from .request import PublishedRequest

#: Seconds in itself, of a number by the products of one pass, and of an iteration before a number
#: by its layers. Measured where no number agrees; where all do, it takes a tenth.
_CHECK, _NUMBER, _NUMBER_PRODUCT, _ITERATION = 2e-2, 5e-3, 2e-6, 2e-4
#: Seconds of a graph, and of a number of it. Measured.
_GRAPH, _GRAPH_NUMBER = 5e-2, 5e-3


def checked(wanted: PublishedRequest) -> bytes:
    """The report.

    Raises ProblemError, NotFiniteError, GraphError, GraphNotFiniteError and Refused.
    """
    if wanted.graph is not None:
        report = check_published_graph(wanted.graph.to_graph(), wanted.numbers())
    else:
        problem = problem_with_sample(problem_in(wanted), wanted.sample)
        report = check_published(problem, wanted.numbers(), wanted.sample)
    return published_answer(report).model_dump_json().encode()


def check_cost(wanted: PublishedRequest) -> float:
    """Seconds that it may take, by an estimate; it depends on what differs."""
    numbers = len(wanted.printed) + sum(len(each.printed) for each in wanted.later)
    iterations = max([each.after for each in wanted.later], default=0)
    if wanted.graph is not None:
        return min(MOST, graph_seconds(wanted.graph) + _GRAPH + numbers * _GRAPH_NUMBER)
    per_number = _NUMBER + _NUMBER_PRODUCT * products_in(problem_in(wanted))
    return min(MOST, _CHECK + numbers * per_number + iterations * _ITERATION)
