"""What tests of practice have in common."""

import pytest

from app.practice.grading.answer_key import AnswerKey
from tests.problems import EXAMPLES, problem_from_json


@pytest.fixture(scope="module")
def mazur() -> AnswerKey:
    """The key to Mazur's network."""
    return AnswerKey(problem_from_json(EXAMPLES["mazur-2-2-2"].problem))
