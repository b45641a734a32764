"""Judging the answer to a question of a lesson."""

from typing import Any

from app.lessons.lesson import Lesson, Question
from app.practice.answer import half_unit_of, read_answer
from app.practice.arithmetic import UnreadableError
from app.practice.grade import grade
from app.practice.key import AnswerKey, tolerance
from app.practice.places import NotToFindError, find
from app.web.lessons import read_problem


def judge(lesson: Lesson, question: Question, text: str) -> dict[str, Any]:
    """The verdict on an answer, and the mistakes that give exactly that number."""
    problem = read_problem(lesson.problems[question.problem])
    if question.ref is not None:
        try:
            find(problem, question.ref)
        except NotToFindError:
            return _by_value(question, text)
        key = AnswerKey(problem, question.sample)
        (result,) = grade(key, {question.ref: text})
        return {
            "verdict": "correct" if result.verdict == "consistent" else result.verdict,
            "message": result.message,
            "mistakes": [
                {
                    "id": mistake.id,
                    "name": mistake.name,
                    "explanation": mistake.explanation,
                    "hint": mistake.hint,
                }
                for mistake in result.mistakes
            ],
        }
    return _by_value(question, text)


def _by_value(question: Question, text: str) -> dict[str, Any]:
    """The verdict by the number alone: right to the digits given, or to careful work to four."""
    try:
        answer = read_answer(text)
    except UnreadableError as error:
        return {"verdict": "unreadable", "message": str(error), "mistakes": []}
    room = tolerance(answer, question.value, 2 * half_unit_of(question.value))
    right = abs(answer.value - question.value) <= room
    return {
        "verdict": "correct" if right else "wrong",
        "message": "Right." if right else "Not right.",
        "mistakes": [],
    }
