"""Every mistake, planted by somebody who knows nothing of the grading engine, is named."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.diagnosis import MOST_NAMED
from app.practice.grading.grade import grade
from app.practice.mistakes import MISTAKES
from tests.practice.drawn import students
from tests.practice.student import Student


def showing(student: Student) -> dict[str, float]:
    """The student's numbers that the mistake has made clearly wrong, by ref."""
    right = Student(student.problem).numbers()
    return {
        ref: value
        for ref, value in student.numbers().items()
        if math.isfinite(value)
        and (value == 0 or abs(value) > 1e-12)
        and abs(value - right[ref]) > 0.02 * abs(right[ref])
        and abs(value - right[ref]) > 1e-9
    }


@pytest.mark.parametrize("mistake", [id_ for id_ in MISTAKES if not MISTAKES[id_].slip])
@settings(max_examples=30)
@given(data=st.data())
def test_a_mistake_is_named_by_any_single_number_that_it_has_made_wrong(
    mistake: str, data: st.DataObject
) -> None:
    student = data.draw(students(mistake))
    shown = showing(student)
    assume(shown)
    key = AnswerKey(student.problem)
    for ref, value in shown.items():
        (result,) = grade(key, {ref: f"{value:#.7g}"})
        if mistake == "rounded_too_early" and result.verdict == "correct":
            continue  # rounded to three digits, but no further off than work to four may be
        assert result.verdict == "wrong", (ref, value)
        assert mistake in [named.id for named in result.mistakes], (ref, value, result)
        assert len(result.mistakes) <= MOST_NAMED
        assert not result.together
