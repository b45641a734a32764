"""Slips in a single number, each worked out by hand on the numbers that Mazur prints."""

import math

import pytest

from app.practice.grading.answer_key import AnswerKey
from app.practice.grading.grade import Result, grade
from app.practice.mistakes import MISTAKES

H1, H2 = 0.593269992, 0.596884378
O1, O2 = 0.751365070, 0.772928465
D1, D2 = 0.138498562, -0.038098237

SLIPS = [
    ("net.1.0", 0.15 * 0.05 - 0.2 * 0.1 + 0.35, "sign_slip_in_sum"),
    ("net.1.0", 0.15 * 0.05 + 0.2 * 0.1 - 0.35, "sign_slip_in_sum"),
    ("error.1.0", D1 * 0.4 - D2 * 0.5, "sign_slip_in_sum"),
    ("net.1.0", 0.2 * 0.1 + 0.35, "term_left_out"),
    ("loss", 0.5 * (0.01 - O1) ** 2, "term_left_out"),
    ("net.1.0", 2 * 0.15 * 0.05 + 0.2 * 0.1 + 0.35, "term_counted_twice"),
    ("net.1.0", 0.15 * 0.1 + 0.2 * 0.05 + 0.35, "mispaired_products"),
    ("error.1.0", D2 * 0.4 + D1 * 0.5, "mispaired_products"),
    ("net.1.0", 0.15 * 0.05 + 0.25 * 0.1 + 0.35, "column_for_row"),
    ("net.2.0", 0.4 * H1 + 0.5 * H2 + 0.6, "column_for_row"),
    ("output.1.0", H2, "number_of_another_place"),
    ("delta.2.0", D2, "number_of_another_place"),
    ("weight_gradient.2.0.0", D1 * H2, "number_of_another_place"),
    ("delta.2.0", (O1 - 0.01) * O2 * (1 - O2), "slope_of_another_unit"),
    ("delta.1.0", (D1 * 0.4 + D2 * 0.5) * O1 * (1 - O1), "slope_of_another_unit"),
    ("output.1.0", 1 / 1 + math.exp(-0.3775), "parentheses_left_out"),
    ("delta.2.0", (O1 - 0.01) * O1 * 1 - O1, "parentheses_left_out"),
    ("updated_weight.2.0.0", (0.4 - 0.5) * D1 * H1, "parentheses_left_out"),
    ("output.1.0", 1 / (1 + math.exp(0.3775)), "sign_of_exponent"),
    ("slope.1.0", 0.3775 * (1 - 0.3775), "slope_formula_with_net"),
    ("loss_term.0", 0.5 * (O1 - 0.01), "square_forgotten"),
    ("loss_term.1", 0.5 * (0.99 - O2), "square_forgotten"),
    ("net.1.0", 0.51 * 0.05 + 0.2 * 0.1 + 0.35, "digits_swapped"),
    ("output.2.0", 0.5714, "digits_swapped"),  # for 0.7514
    ("output.1.1", 0.5968, "cut_off"),  # of 0.596884, which is rounded to 0.5969
]


def one(key: AnswerKey, ref: str, value: float) -> Result:
    (result,) = grade(key, {ref: f"{value:.5g}"})
    return result


@pytest.mark.parametrize(
    ("ref", "value", "mistake"),
    SLIPS,
)
def test_a_slip_is_named_by_the_number_that_it_gives(
    mazur: AnswerKey, ref: str, value: float, mistake: str
) -> None:
    result = one(mazur, ref, value)
    assert result.verdict == "wrong"
    assert [named.id for named in result.mistakes] == [mistake]


def test_every_slip_is_tried_here() -> None:
    tried = {mistake for _, _, mistake in SLIPS}
    assert {mistake.id for mistake in MISTAKES.values() if mistake.slip} == tried


def test_a_slip_is_named_where_it_was_made_and_not_by_later_numbers(mazur: AnswerKey) -> None:
    slipped = 0.15 * 0.05 - 0.2 * 0.1 + 0.35
    after = 1 / (1 + math.exp(-slipped))
    alone = one(mazur, "output.1.0", after)
    assert (alone.verdict, alone.mistakes) == ("wrong", ())
    net, output = grade(mazur, {"net.1.0": f"{slipped:.4f}", "output.1.0": f"{after:.5f}"})
    assert [named.id for named in net.mistakes] == ["sign_slip_in_sum"]
    assert output.verdict == "consistent"


def test_a_slip_on_numbers_that_carry_an_earlier_mistake_is_named(mazur: AnswerKey) -> None:
    h1 = 0.5
    slipped = 0.4 * h1 - 0.45 * H2 + 0.6
    answers = {"output.1.0": f"{h1:.4f}", "output.1.1": "0.59688", "net.2.0": f"{slipped:.5f}"}
    *_, net = grade(mazur, answers)
    assert (net.verdict, [named.id for named in net.mistakes]) == ("wrong", ["sign_slip_in_sum"])
