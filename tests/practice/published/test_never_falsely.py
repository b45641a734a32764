"""A publication is accused of no mistake that its own numbers rule out, and acquitted of none."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.engine.problem import Problem
from app.practice.published.report import Report
from tests.practice.printed import check, mistakes_of, to_decimals, verdicts
from tests.practice.student import Numbers, Student
from tests.problems import EXAMPLES, problem_from_json

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)


def neuron(
    weight: float, x: float, y: float, *, loss: str = "half_squared_error", rate: float = 0.5
) -> Problem:
    """One sigmoid unit without a bias."""
    layer = {"weights": [[weight]], "biases": None, "activation": "sigmoid", "train_biases": True}
    wire: dict[str, Any] = {
        "network": {"layers": [layer]},
        "loss": loss,
        "samples": [{"input": [x], "target": [y]}],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": rate},
    }
    return problem_from_json(wire)


def named(report: Report) -> dict[str, set[str]]:
    """The ids of the mistakes that are named for each number."""
    return {
        each.printed.name: {why.mistake.id for any_of in each.explanations for why in any_of}
        for each in report.results
    }


def test_a_number_off_by_a_whole_unit_of_its_last_digit_is_not_cut_off() -> None:
    (result,) = check(MAZUR, {"net.1.0": "0.3774"}).results  # 0.3775
    assert (result.verdict, result.expected) == ("differs", "0.3775")
    (cut,) = check(MAZUR, {"net.1.1": "0.392"}).results  # 0.3925
    assert cut.verdict == "agrees"


def test_no_mistake_is_named_for_what_is_right_from_the_numbers_printed_before_it() -> None:
    """e^−2.086 = 0.12418, so that σ = 0.8896 and σ′ = 0.12418 / 1.12418² = 0.0983."""
    printed = {"net.1.0": "2.086", "output.1.0": "0.8896", "slope.1.0": "0.0983"}
    report = check(neuron(1.0, 2.0, 0.0), printed)
    assert verdicts(report) == {
        "net.1.0": "differs",
        "output.1.0": "follows",
        "slope.1.0": "follows",
    }
    assert not any(named(report).values())


def test_a_number_of_a_digit_or_two_that_may_be_cut_off_does_not_agree() -> None:
    """0.525 − 0.8 = −0.275 would be −0.3, and 0.525 · 0.475 = 0.2494 would be 0.25."""
    problem = neuron(0.100083, 1.0, 0.8)
    printed = {"error.1.0": "-0.2", "slope.1.0": "0.24", "weight_gradient.1.0.0": "-0.048"}
    alone = check(problem, printed)
    assert verdicts(alone) == {
        "error.1.0": "differs",
        "slope.1.0": "differs",
        "weight_gradient.1.0.0": "follows",
    }
    given = check(problem, {"output.1.0": "0.6", **printed})
    assert verdicts(given) == {"output.1.0": "differs", **dict.fromkeys(printed, "follows")}


def test_the_coarser_rounding_of_another_number_forgives_nothing() -> None:
    """−ln σ(0.00091) = 0.69269; 0.69314 is ln 2, from 0.00."""
    problem = neuron(1.0, 0.00091, 1.0, loss="binary_cross_entropy")
    report = check(problem, {"net.1.0": "0.00", "loss": "0.69314"})
    assert verdicts(report)["loss"] in ("differs", "follows")


def test_of_conventions_kept_together_only_those_that_it_takes_are_told_of_a_number() -> None:
    """A loss without its ½ gives 2L, whatever became of its derivative."""
    right = Student(MAZUR).numbers()
    factors = {"loss": 2, "loss_term": 2, "error": -2, "delta": -2, "weight_gradient": -2}
    printed = {
        ref: value * factors.get(ref.split(".")[0], 1)
        for ref, value in right.items()
        if not ref.startswith(("updated", "bias"))
    }
    told = named(check(MAZUR, to_decimals(printed, 6)))
    assert told["loss"] == told["loss_term.0"] == {"factor_two"}
    assert told["error.2.0"] == told["weight_gradient.1.0.0"] == {"factor_two", "sign_flipped"}


def _opposite(problem: Problem) -> Numbers:
    """δ from y − o, and the step added: all derivatives with the other sign, the update right."""
    right, flipped = Student(problem).numbers(), Student(problem, "sign_flipped").numbers()
    return {**flipped, **{ref: value for ref, value in right.items() if "updated" in ref}}


@pytest.mark.parametrize("count", [2, 4, 40])
def test_delta_of_the_opposite_sign_with_an_added_step_is_one_convention(count: int) -> None:
    """Neither “sign flipped”, which the agreeing update contradicts, nor two mistakes."""
    opposite = _opposite(MAZUR)
    first = ["delta.2.0", "updated_weight.2.0.0", "error.2.0", "weight_gradient.2.0.0"]
    printed = {ref: opposite[ref] for ref in [*first, *opposite][:count]}
    report = check(MAZUR, to_decimals(printed, 6))
    assert mistakes_of(report) == [["opposite_delta"]]
    assert not report.explanations[0].contradicted
    assert "the same" in report.explanations[0].reasons[0].mistake.explanation


@pytest.mark.parametrize(
    ("printed", "after", "said"),
    [
        ({"loss": "0.1234"}, 6, "tried up to 5 iterations"),
        ({"delta.2.0": "0.31"}, 0, "so few digits"),
        ({"delta.2.0": "0.31274"}, 0, "No convention or mistake known here"),
    ],
)
def test_what_was_not_tried_is_told_from_what_was_tried_in_vain(
    printed: Mapping[str, str], after: int, said: str
) -> None:
    (result,) = check(MAZUR, printed, after=after).results
    assert said in result.message


def test_single_mistakes_are_tried_beside_a_convention_that_is_concluded() -> None:
    """y − o throughout, and in one number the slope was left out, not on top of the sign."""
    flipped = Student(MAZUR, "sign_flipped").numbers()
    right = Student(MAZUR).numbers()
    printed = to_decimals(flipped, 6) | {"delta.2.0": f"{right['error.2.0']:.6f}"}
    assert "missing_slope" in named(check(MAZUR, printed))["delta.2.0"]


def test_a_convention_is_found_on_the_publications_own_numbers_after_an_early_slip() -> None:
    """A net of −5.905 for −3.905, and all else rightly from it, but with t − y."""
    problem = neuron(-3.905, 1.0, 1.0)
    slipped = Student(problem, "sign_flipped", slips={(0, "net.1.0"): -5.905}).numbers()
    report = check(problem, to_decimals(slipped, 6))
    assert mistakes_of(report) == [["sign_flipped"]]
    assert "of the publication’s own earlier numbers" in report.summary
    assert verdicts(report)["net.1.0"] == "differs"
    assert {verdicts(report)[ref] for ref in ("output.1.0", "loss", "slope.1.0")} == {"follows"}


def test_the_slope_kept_with_cross_entropy_is_one_mistake_in_three_numbers() -> None:
    problem = neuron(0.5, 1.0, 1.0, loss="binary_cross_entropy")
    right = Student(problem).numbers()
    difference = right["output.1.0"] - 1.0
    slowed = difference * right["slope.1.0"]
    printed = {
        **{ref: right[ref] for ref in ("net.1.0", "output.1.0", "loss", "slope.1.0")},
        "error.1.0": difference,
        "delta.1.0": slowed,
        "weight_gradient.1.0.0": slowed,
    }
    report = check(problem, to_decimals(printed, 6))
    assert mistakes_of(report) == [["slope_kept_with_cross_entropy"]]
    assert len(report.explanations[0].explains) == 3


def test_a_difference_called_the_error_is_no_mistake_in_delta() -> None:
    problem = neuron(0.5, 1.0, 1.0, loss="binary_cross_entropy")
    right = Student(problem).numbers()
    printed = right | {"error.1.0": right["output.1.0"] - 1.0}
    assert mistakes_of(check(problem, to_decimals(printed, 6))) == [["difference_as_error"]]


def test_numbers_after_a_later_iteration_alone_are_checked() -> None:
    report = check(MAZUR, {"loss": "0.1234"}, after=6)
    assert verdicts(report) == {"loss": "differs"}
