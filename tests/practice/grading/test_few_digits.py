"""How many digits an answer has, and what they tell: right, too few, wrong; and what 0 is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.problem import Problem
from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import grade
from tests.practice.drawn import practice_problems
from tests.practice.graded import named, one, verdicts
from tests.practice.rounding import digits
from tests.practice.student import Student
from tests.problems import one_unit


@given(practice_problems(), st.integers(3, 6), st.booleans())
def test_right_answers_rounded_to_three_to_six_digits_are_right_or_have_too_few_digits(
    problem: Problem, count: int, decimals: bool
) -> None:
    numbers = Student(problem).numbers()
    answers = {
        ref: f"{value:.{count}f}" if decimals else f"{value:.{count}g}"
        for ref, value in numbers.items()
    }
    for result in grade(AnswerKey(problem), answers):
        off = abs(float(result.given) - numbers[result.ref])
        if off <= 0.05 * abs(numbers[result.ref]):
            given_digits = len(Decimal(result.given).as_tuple().digits)
            assert result.verdict == "correct" or (
                given_digits < 4 and "too few digits" in result.message
            ), result
        else:
            assert result.verdict != "wrong", result


@given(practice_problems())
def test_careful_work_to_four_digits_is_never_wrong(problem: Problem) -> None:
    careful = Student(problem, "rounded_too_early", rounding=digits(4)).numbers()
    answers = {ref: f"{digits(4)(value):#.4g}" for ref, value in careful.items()}
    assert {"wrong", "unreadable"}.isdisjoint(verdicts(AnswerKey(problem), answers))


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("0.13849856", "correct"),
        ("0.1385", "correct"),
        ("0.138", "correct"),
        ("0.14", "correct"),
        ("0,14", "correct"),
        ("(0.7514-0.01)*0.7514*0.2486", "correct"),
        ("0.1", "unreadable"),
        ("0", "unreadable"),
        ("0.2", "wrong"),
        ("0.15", "wrong"),
        ("0.1395", "wrong"),
        ("-0.1385", "wrong"),
    ],
)
def test_an_answer_is_right_to_the_digits_given(
    mazur: AnswerKey, answer: str, verdict: str
) -> None:
    assert one(mazur, "delta.2.0", answer).verdict == verdict


@pytest.mark.parametrize(
    ("ref", "answer", "verdict"),
    [
        # ∇w₁₁ = 0.000438568
        ("weight_gradient.1.0.0", "0", "unreadable"),
        ("weight_gradient.1.0.0", "0.000", "unreadable"),
        ("weight_gradient.1.0.0", "0.0004", "unreadable"),
        ("weight_gradient.1.0.0", "0.00044", "correct"),
        ("weight_gradient.1.0.0", "0.0009", "wrong"),
        ("weight_gradient.1.0.1", "0.000", "wrong"),  # 0.000877135 rounds to 0.001
        # w₁₁⁺ = 0.149780716, and 0.15 before the step
        ("updated_weight.1.0.0", "0.15", "unreadable"),
        ("updated_weight.1.0.0", "0.150", "unreadable"),
        ("updated_weight.1.0.0", "0.1500", "wrong"),
        ("updated_weight.1.0.0", "0.1498", "correct"),
        # u₁₁⁺ = 0.358916480, and 0.4 before the step
        ("updated_weight.2.0.0", "0.36", "correct"),
        ("updated_weight.2.0.0", "0.4", "unreadable"),
        ("updated_weight.2.0.0", "0.40", "wrong"),
    ],
)
def test_few_digits_are_no_proof_of_a_number(
    mazur: AnswerKey, ref: str, answer: str, verdict: str
) -> None:
    assert one(mazur, ref, answer).verdict == verdict


@pytest.mark.parametrize(
    ("ref", "answer", "verdict"),
    [
        # To two digits net h₁ = 0.3775 is 0.38, net h₂ = 0.3925 is 0.39, and h₂ = 0.596884 is 0.60.
        ("net.1.0", "0.4", "unreadable"),
        ("net.1.0", "0.38", "correct"),
        ("net.1.1", "0.4", "unreadable"),
        ("net.1.1", "0.39", "correct"),
        ("net.1.1", "0.40", "wrong"),
        ("output.1.1", "0.6", "correct"),
        ("output.1.1", "0.60", "correct"),
        # net o₁ = 1.105905967
        ("net.2.0", "1", "unreadable"),
        ("net.2.0", "1.1", "correct"),
    ],
)
def test_one_digit_is_enough_where_the_second_is_a_0(
    mazur: AnswerKey, ref: str, answer: str, verdict: str
) -> None:
    assert one(mazur, ref, answer).verdict == verdict


def test_how_many_digits_would_tell_is_said(mazur: AnswerKey) -> None:
    result = one(mazur, "updated_weight.1.0.0", " 0.15")
    assert result.message == "0.15 has too few digits to tell: give 4 significant digits."
    assert result.mistakes == ()


def test_the_old_weight_is_named_for_what_it_is(mazur: AnswerKey) -> None:
    assert named(one(mazur, "updated_weight.2.0.0", "0.4000")) == ["weight_not_updated"]


def test_what_follows_from_an_answer_with_too_few_digits_is_judged_without_it(
    mazur: AnswerKey,
) -> None:
    assert verdicts(mazur, {"delta.2.0": "0.1", "weight_gradient.2.0.0": "0.08217"}) == [
        "unreadable",
        "correct",
    ]
    half = {"delta.2.0": "0.1", "weight_gradient.2.0.0": "0.05933"}  # 0.1 · 0.59327
    assert verdicts(mazur, half) == ["unreadable", "wrong"]


@pytest.mark.parametrize("zero", ["0", "0.0000", "-0"])
def test_zero_is_right_for_zero(zero: str) -> None:
    """ReLU has no slope below 0."""
    problem = one_unit("relu", "half_squared_error", -1.0, 0.0)
    assert one(AnswerKey(problem), "delta.1.0", zero).verdict == "correct"
    assert one(AnswerKey(problem), "delta.1.0", "0.0001").verdict == "wrong"
