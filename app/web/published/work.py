"""Checking a published example, and what it costs."""

from ...engine.lines import lines_of
from ...practice.grading.answer_key import AnswerKey
from ...practice.graph.grading import GraphKey
from ...practice.graph.published import check_published_graph
from ...practice.naming.readings import question
from ...practice.naming.ways import USUAL, WAYS
from ...practice.published import check_published
from ...practice.published.lines import (
    latest_in_lines,
    names_of_graph,
    names_of_network,
)
from ...practice.published.numbers import MOST_AFTER
from ..problem.either import problem_in
from ..problem.request import problem_with_sample
from ..problem.work_size import graph_seconds, mistaken_seconds, products_in
from ..work.work import MOST
from .answer import published_answer
from .request import PublishedRequest

#: Seconds in itself, of a number, of a number by the products of one pass, and of an iteration
#: before a number. Measured where no number agrees; where all do, it takes a tenth.
_CHECK, _NUMBER, _NUMBER_PRODUCT, _ITERATION = 2e-2, 5e-3, 2e-6, 2e-4
#: Of a character in lines, of which each may be where a name ends.
_CHARACTER = 4e-5
#: Seconds of a graph, and of a number of it. Measured on 1 to 200 numbers, none of which agrees.
_GRAPH, _GRAPH_NUMBER = 1e-2, 1e-3


def checked(wanted: PublishedRequest) -> bytes:
    """The report.

    Raises ProblemError, NotFiniteError, GraphError, GraphNotFiniteError and Refused.
    """
    if wanted.graph is not None:
        of_graph = GraphKey(wanted.graph.to_graph())
        names = names_of_graph(of_graph)
        lines = wanted.lines(names)
        report = check_published_graph(of_graph, wanted.numbers(names, lines.printed))
        return published_answer(report, lines.faults, None).model_dump_json().encode()
    problem = problem_with_sample(problem_in(wanted), wanted.sample)
    key = AnswerKey(problem, wanted.sample)
    names = names_of_network(problem, wanted.sample, WAYS[wanted.names or USUAL.id])
    lines = wanted.lines(names)
    noted = [*wanted.printed.items(), *lines.noted]
    asked = question(problem, noted, key.is_right, wanted.names)
    report = check_published(problem, wanted.numbers(names, lines.printed), wanted.sample)
    return published_answer(report, lines.faults, asked).model_dump_json().encode()


def check_cost(wanted: PublishedRequest) -> float:
    """Seconds that it may take, by an estimate; it depends on what differs."""
    numbers = (
        len(wanted.printed)
        + (len(lines_of(wanted.text)) if wanted.text else 0)
        + sum(len(each.printed) for each in wanted.later)
    )
    latest = max([latest_in_lines(wanted.text), *(each.after for each in wanted.later)])
    iterations = min(MOST_AFTER, latest)
    read = len(wanted.text) * _CHARACTER
    if wanted.graph is not None:
        read += graph_seconds(wanted.graph) + mistaken_seconds(wanted.graph)
        return min(MOST, read + _GRAPH + _GRAPH_NUMBER * numbers)
    per_number = _NUMBER + _NUMBER_PRODUCT * products_in(problem_in(wanted))
    return min(MOST, _CHECK + read + numbers * per_number + iterations * _ITERATION)
