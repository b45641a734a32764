"""Checking a published example, and what it costs."""

from ...practice.grading.answer_key import AnswerKey
from ...practice.naming.readings import question
from ...practice.naming.ways import USUAL, WAYS
from ...practice.published import check_published
from ...practice.published.lines import printed_in_lines
from ..problem.request import problem_with_sample
from ..problem.work_size import products_in
from ..work.work import MOST
from .answer import published_answer
from .request import PublishedRequest

#: Seconds in itself, of a number by the products of one pass, and of an iteration before a number
#: by its layers. Measured where no number agrees; where all do, it takes a tenth.
_CHECK, _NUMBER, _NUMBER_PRODUCT, _ITERATION = 2e-2, 5e-3, 2e-6, 2e-4
#: Of a character in lines, of which each may be where a name ends.
_CHARACTER = 4e-5


def checked(wanted: PublishedRequest) -> bytes:
    """The report. Raises ProblemError, NotFiniteError and Refused."""
    problem = problem_with_sample(wanted.problem, wanted.sample)
    key = AnswerKey(problem, wanted.sample)
    way = WAYS[wanted.names] if wanted.names else USUAL
    lines = printed_in_lines(problem, wanted.text, wanted.sample, way)
    asked = question(problem, lines.noted, key.is_right, wanted.names)
    report = check_published(problem, wanted.numbers(lines.printed), wanted.sample)
    return published_answer(report, lines.faults, asked).model_dump_json().encode()


def check_cost(wanted: PublishedRequest) -> float:
    """Seconds that it may take, by an estimate; it depends on what differs."""
    numbers = (
        len(wanted.printed)
        + wanted.text.count("\n")
        + sum(len(each.printed) for each in wanted.later)
    )
    iterations = max([each.after for each in wanted.later], default=0)
    per_number = _NUMBER + _NUMBER_PRODUCT * products_in(wanted.problem)
    read = len(wanted.text) * _CHARACTER
    return min(MOST, _CHECK + read + numbers * per_number + iterations * _ITERATION)
