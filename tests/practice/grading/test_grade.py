"""Verdicts: right to the digits given, following from earlier mistakes, wrong, unreadable."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.engine.problem import ProblemError
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade, score
from app.practice.mistakes import MISTAKES
from app.trace.trace import NotFiniteError
from tests.practice.drawn import practice_problems
from tests.practice.graded import named, one, verdicts, written
from tests.practice.student import Student
from tests.problems import one_unit, random_problem


def test_the_weights_of_the_update_used_too_early_are_named_in_mazurs_network(
    mazur: AnswerKey,
) -> None:
    """The well-known misprint: δ carried back through U after its update."""
    misprinted = Student(mazur.problem, "updated_weights").numbers()
    for quantity in ("error", "delta", "weight_gradient"):
        for ref, value in misprinted.items():
            if ref.startswith(f"{quantity}.1."):
                assert named(one(mazur, ref, f"{value:.4g}")) == ["updated_weights"], ref


@settings(max_examples=50)
@given(st.data())
def test_after_one_early_slip_the_rest_is_consistent(data: st.DataObject) -> None:
    problem = data.draw(practice_problems())
    right = Student(problem).numbers()
    slip = data.draw(st.sampled_from(sorted(right)))
    assume("cross" not in problem.loss.name or not slip.startswith("output"))  # a log of < 0
    batch = slip.startswith(("batch", "updated"))
    wrong = right[slip] + data.draw(st.sampled_from([-1, 1])) * (0.3 + abs(right[slip]))
    numbers = Student(problem, slips={(-1 if batch else 0, slip): wrong}).numbers()
    assume(all(math.isfinite(value) for value in numbers.values()))
    results = {
        result.ref: result.verdict
        for result in grade(AnswerKey(problem), written(numbers, data.draw(st.integers(4, 7))))
    }
    assert results.pop(slip) == "wrong"
    wrongly = [ref for ref, verdict in results.items() if verdict == "wrong"]
    assert not wrongly, (wrongly, [(r, numbers[r], right[r]) for r in wrongly])
    for ref, verdict in results.items():
        if verdict == "consistent":
            assert numbers[ref] != right[ref]


def test_what_follows_rightly_from_a_wrong_number_is_consistent(mazur: AnswerKey) -> None:
    answers = {"net.2.0": "1.206", "output.2.0": "0.7696", "delta.2.0": "0.1347"}
    results = grade(mazur, answers)
    assert [result.verdict for result in results] == ["wrong", "consistent", "consistent"]
    assert score(results) == {"correct": 0, "consistent": 2, "wrong": 1, "unreadable": 0}
    assert "earlier" in results[1].message


def test_a_second_mistake_on_top_of_a_wrong_number_is_named(mazur: AnswerKey) -> None:
    answers = {"output.2.0": "0.5", "delta.2.0": "0.49", "weight_gradient.2.0.0": "0.0727"}
    wrong, missing_slope, right_from_there = grade(mazur, {**answers, "delta.2.0": "0.4900"})
    assert wrong.verdict == "wrong"
    assert named(missing_slope) == ["missing_slope"]
    assert right_from_there.verdict == "wrong"  # from the right δ of 0.5, which was not handed in
    assert verdicts(mazur, {"output.2.0": "0.5", "delta.2.0": "0.1225"}) == ["wrong", "consistent"]


def test_two_mistakes_at_once_are_named_together(mazur: AnswerKey) -> None:
    flipped_and_without_slope = 0.01 - 0.75136507
    result = one(mazur, "delta.2.0", f"{flipped_and_without_slope:.5f}")
    assert sorted(named(result)) == ["missing_slope", "sign_flipped"]
    assert result.together
    assert "together" in result.message


def test_several_mistakes_that_give_the_same_number_are_all_named(mazur: AnswerKey) -> None:
    result = one(mazur, "delta.1.0", "0.03635")
    assert named(result) == ["missing_slope", "lecture_summary_delta"]
    assert not result.together
    assert "alone" in result.message


def test_a_mistake_that_the_numbers_before_it_contradict_is_not_named(mazur: AnswerKey) -> None:
    """w + η∇w comes of a step uphill, or of a gradient whose sign was flipped before it."""
    uphill = Student(mazur.problem, "ascent").numbers()
    answer = {"updated_weight.2.0.0": f"{uphill['updated_weight.2.0.0']:.6g}"}
    assert named(grade(mazur, answer)[0]) == ["sign_flipped", "ascent"]
    right = {"weight_gradient.2.0.0": f"{uphill['weight_gradient.2.0.0']:.4g}"}
    assert named(grade(mazur, right | answer)[1]) == ["ascent"]
    elsewhere = {"net.1.0": f"{uphill['net.1.0']:.4g}"}
    assert named(grade(mazur, elsewhere | answer)[1]) == ["sign_flipped", "ascent"]


def test_numbers_rounded_on_the_way_are_named_so(mazur: AnswerKey) -> None:
    from_two_digits = "(0.75-0.01)*0.75*0.25"
    assert named(one(mazur, "delta.2.0", from_two_digits)) == ["rounded_too_early"]
    by_own_numbers = {"output.2.0": "0.75", "delta.2.0": from_two_digits}
    assert verdicts(mazur, by_own_numbers) == ["correct", "wrong"]
    assert named(grade(mazur, by_own_numbers)[1]) == ["rounded_too_early"]


def test_a_mistake_that_gives_the_right_number_here_is_not_named() -> None:
    """With the identity g′ is 1, so leaving it out is no mistake."""
    key = AnswerKey(random_problem((2, 2, 2), ("identity", "identity"), "half_squared_error"))
    for ref, value in Student(key.problem).numbers().items():
        wrong = one(key, ref, f"{value * 1.37:.5g}")
        assert {"missing_slope", "lecture_summary_delta", "slope_at_output"}.isdisjoint(
            named(wrong)
        )


@pytest.mark.parametrize(
    ("ref", "answer", "why"),
    [
        ("delta.2.0", "a lot", "not known here"),
        ("delta.2.0", "", "Nothing is given"),
        ("detla.2.0", "0.1", "is not a quantity"),
        ("delta.2", "0.1", "it has the form delta.l.j"),
        ("delta.3.0", "0.1", "its layers count from 1 to 2"),
        ("delta.0.0", "0.1", "its layers count from 1 to 2"),
        ("delta.2.2", "0.1", "the units of layer 2 count from 0 to 1"),
        ("weight_gradient.1.0.2", "0.1", "the inputs count from 0 to 1"),
        ("weight_gradient.2.0.2", "0.1", "the units of layer 1 count from 0 to 1"),
        ("loss_term.2", "0.1", "the units of layer 2 count from 0 to 1"),
        ("updated_bias.1.0", "0.1", "frozen"),
        ("batch_bias_gradient.1.0", "0.1", "its batch is one sample"),
        ("delta.02.0", "0.1", "write it delta.2.0"),
        ("weight.1.0.0", "0.15", "is given"),
        ("input.0", "0.05", "is given"),
        ("delta.99999999999999999999.0", "1", "count from 1 to 2"),
    ],
)
def test_what_cannot_be_judged_is_unreadable_and_says_why(
    mazur: AnswerKey, ref: str, answer: str, why: str
) -> None:
    result = one(mazur, ref, answer)
    assert result.verdict == "unreadable"
    assert why in result.message
    assert not result.mistakes


def test_what_the_problem_lacks_is_said() -> None:
    softmax = AnswerKey(random_problem((2, 3), ("softmax",), "half_squared_error", biases="none"))
    assert "softmax" in one(softmax, "slope.1.0", "1").message
    assert "no biases" in one(softmax, "bias_gradient.1.0", "1").message


def test_an_unreadable_answer_leaves_the_others_alone(mazur: AnswerKey) -> None:
    assert verdicts(mazur, {"net.1.0": "?", "net.1.1": "0.3925"}) == ["unreadable", "correct"]


def test_each_sample_of_a_batch_has_its_own_key() -> None:
    problem = random_problem((2, 2, 2), ("tanh", "tanh"), "half_squared_error", samples=3)
    for sample in range(3):
        answers = written(Student(problem).numbers(sample), 5)
        assert set(verdicts(AnswerKey(problem, sample), answers)) == {"correct"}
    wrong = verdicts(AnswerKey(problem, 1), written(Student(problem).numbers(0), 5))
    assert "wrong" in wrong


def test_a_problem_too_large_for_paper_is_refused() -> None:
    with pytest.raises(ProblemError, match="by hand"):
        AnswerKey(random_problem((30, 30), ("tanh",), "half_squared_error"))
    with pytest.raises(ProblemError, match="samples"):
        AnswerKey(random_problem((1, 1), ("tanh",), "half_squared_error", samples=17))


def test_a_number_that_overflows_is_named_by_its_ref() -> None:
    with pytest.raises(NotFiniteError, match=r"loss_term\.0"):
        AnswerKey(one_unit("identity", "half_squared_error", 1e200, -1e200))


def test_a_saturated_output_is_graded() -> None:
    key = AnswerKey(one_unit("sigmoid", "binary_cross_entropy", 800.0, 0.0))
    assert one(key, "output.1.0", "1").verdict == "correct"
    assert one(key, "loss", "800").verdict == "correct"
    assert one(key, "delta.1.0", "1").verdict == "correct"
    assert "not finite" in one(key, "error.1.0", "1").message


def test_every_mistake_has_words_that_do_not_give_the_answer_away() -> None:
    assert len({mistake.name for mistake in MISTAKES.values()}) == len(MISTAKES)
    for mistake_id, mistake in MISTAKES.items():
        assert mistake_id == mistake.id
        assert mistake.explanation.endswith(".")
        assert mistake.hint[-1] in ".?"
        assert "=" not in mistake.hint


def test_the_mistakes_of_the_course_are_all_there() -> None:
    """As the specification of practice lists them."""
    path = Path(__file__).with_name("course_mistakes.json")
    assert set(json.loads(path.read_text("utf-8"))) <= set(MISTAKES)
