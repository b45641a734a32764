"""Numbers at the ends are graded like any other: zeros, huge ones, a learning rate of 0."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from app.practice.naming.lookup import refs_in_order
from app.trace.trace import NotFiniteError
from tests.practice.graded import named, one, verdicts
from tests.problems import EXAMPLES, problem_from_json


@pytest.mark.filterwarnings("error")
@settings(max_examples=40)
@given(st.data())
def test_zeros_and_extreme_numbers_are_graded_without_a_warning(data: st.DataObject) -> None:
    """A learning rate of 0, inputs of 0, gradients of 0, and values up to ±1e300."""
    numbers = st.sampled_from([0.0, 0.5, -1.0, 0.45, 1e-300, 1e150, 1e300, -1e300, 800.0])

    def drawn(rows: int) -> list[list[float]]:
        return data.draw(st.lists(st.lists(numbers, min_size=2, max_size=2), min_size=rows))[:rows]

    layers = [
        {"weights": drawn(2), "biases": None, "activation": activation, "train_biases": False}
        for activation in ("tanh", data.draw(st.sampled_from(["sigmoid", "identity"])))
    ]
    problem = problem_from_json(
        {
            "network": {"layers": layers},
            "loss": "half_squared_error",
            "samples": [{"input": drawn(1)[0], "target": [0.0, 1.0]}],
            "reduction": "sum",
            "optimizer": {"name": "sgd", "learning_rate": data.draw(st.sampled_from([0.0, 0.5]))},
        }
    )
    try:
        key = AnswerKey(problem)
    except NotFiniteError:
        return
    refs = list(refs_in_order(problem))
    right = {str(ref): repr(key.value(ref)) for ref in refs}
    assert set(verdicts(key, right)) <= {"correct"}
    for wrong in ("0.4321", "1.234e300", "0"):
        for result in grade(key, dict.fromkeys(right, wrong)):
            assert result.verdict == "correct" or float(wrong) != result.value


def test_with_a_learning_rate_of_zero_the_old_weight_is_the_new() -> None:
    still = {**EXAMPLES["mazur-2-2-2"].problem, "optimizer": {"name": "sgd", "learning_rate": 0.0}}
    key = AnswerKey(problem_from_json(still))
    for answer in ("0.4", "0.40", "0.4000"):
        assert one(key, "updated_weight.2.0.0", answer).verdict == "correct"
    wrong = one(key, "updated_weight.2.0.0", "0.3178")  # 0.4 − 0.0822: η left out
    assert named(wrong) == ["learning_rate_left_out"]
