"""What tests of practice have in common."""

import pytest

from app.examples import load_examples
from app.practice.key import AnswerKey
from tests.problems import problem_from_json


@pytest.fixture(scope="module")
def mazur() -> AnswerKey:
    """The key to Mazur's network."""
    (example,) = (example for example in load_examples() if example.id == "mazur-2-2-2")
    return AnswerKey(problem_from_json(example.problem))
