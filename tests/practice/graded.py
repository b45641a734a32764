"""Grading in a line: what tests of verdicts ask for."""

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import Result, grade
from tests.practice.student import Numbers


def one(key: AnswerKey, ref: str, answer: str) -> Result:
    """The result of a single answer."""
    (result,) = grade(key, {ref: answer})
    return result


def verdicts(key: AnswerKey, answers: dict[str, str]) -> list[str]:
    """The verdicts of the answers, in their order."""
    return [result.verdict for result in grade(key, answers)]


def named(result: Result) -> list[str]:
    """The ids of the mistakes that are named."""
    return [mistake.id for mistake in result.mistakes]


def written(numbers: Numbers, count: int) -> dict[str, str]:
    """The numbers, to so many significant digits."""
    return {ref: f"{value:.{count}g}" for ref, value in numbers.items()}
