"""Judging the answer to a question of a lesson."""

from ...lessons.lesson import Lesson, Question
from ...practice.grading.answer_key import AnswerKey, closeness
from ...practice.grading.grade import Result, grade, too_few_digits
from ...practice.graph.grading import GraphKey, grade_graph
from ...practice.naming.lookup import NotToFindError, find
from ...practice.numbers.answer import half_unit_of, read_answer
from ...practice.numbers.arithmetic import UnreadableError
from ..answers.mistake import mistake_answer
from ..problem.graph_body import read_graph_body
from ..problem.reading import read_problem
from .answer import JudgedAnswer


def judge(lesson: Lesson, question: Question, text: str) -> JudgedAnswer:
    """The verdict on an answer, and the mistakes that give exactly that number."""
    wire = lesson.problems[question.problem]
    if question.ref is None:
        return _by_value(question, text)
    if "graph" in wire:
        (result,) = grade_graph(GraphKey(read_graph_body(wire["graph"])), {question.ref: text})
        return _judged(result)
    problem = read_problem(wire)
    try:
        find(problem, question.ref)
    except NotToFindError:
        return _by_value(question, text)
    (result,) = grade(AnswerKey(problem, question.sample), {question.ref: text})
    return _judged(result)


def _judged(result: Result) -> JudgedAnswer:
    return JudgedAnswer(
        verdict="correct" if result.verdict == "consistent" else result.verdict,
        message=result.message,
        mistakes=[mistake_answer(mistake) for mistake in result.mistakes],
    )


def _by_value(question: Question, text: str) -> JudgedAnswer:
    """The verdict by the number alone: right to the digits given, or to careful work to four."""
    try:
        answer = read_answer(text)
    except UnreadableError as error:
        return JudgedAnswer(verdict="unreadable", message=str(error), mistakes=[])
    match closeness(answer, question.value, 2 * half_unit_of(question.value)):
        case "right":
            return JudgedAnswer(verdict="correct", message="Right.", mistakes=[])
        case "too_few_digits":
            return JudgedAnswer(verdict="unreadable", message=too_few_digits(text), mistakes=[])
        case "wrong":
            return JudgedAnswer(verdict="wrong", message="Not right.", mistakes=[])
