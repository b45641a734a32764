"""Checking a published example: each of its numbers is told how it stands."""

import re

import pytest

from app.engine.problem import Problem, ProblemError
from app.examples import Example
from app.practice.published import check_published
from app.practice.published.numbers import Printed
from tests.practice.printed import check, mistakes_of, to_decimals, verdicts
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json, random_problem

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)
#: Mazur's loss after one iteration as he prints it, which takes updated weights to come to.
MAZURS_SLIP = Printed("loss", "0.291027924", after=1)


def printed_in(example: Example) -> list[Printed]:
    return [Printed(ref, text) for ref, text in example.published]


def printed_after(example: Example) -> list[Printed]:
    return [
        Printed("loss", text, int(re.sub(r"\D", "", name))) for name, text in example.after.items()
    ]


def test_every_published_example_agrees_in_every_number() -> None:
    for example in (EXAMPLES[name] for name in ("mazur-2-2-2", "relu-2-2-1", "tanh-neuron")):
        report = check_published(problem_from_json(example.problem), printed_in(example))
        assert set(verdicts(report).values()) == {"agrees"}
        assert report.summary == f"All {len(example.published)} printed numbers agree."
        assert not report.explanations


def test_one_bias_for_all_units_of_a_layer_is_named() -> None:
    """Mazur's b₁ and b₂, had he updated them: 0.6 − 0.5 (0.138498562 − 0.038098237) = 0.549799838,
    and 0.35 − 0.5 (0.008771355 + 0.009954255) = 0.340637195.
    """
    wire = EXAMPLES["mazur-2-2-2"].problem
    layers = [{**layer, "train_biases": True} for layer in wire["network"]["layers"]]
    problem = problem_from_json({**wire, "network": {"layers": layers}})
    printed = {"b h1 new": "0.340637195", "b o1 new": "0.549799838", "b o2 new": "0.549799838"}
    assert mistakes_of(check(problem, printed)) == [["shared_bias"]]


def test_mazurs_hidden_gradients_by_the_updated_u_are_named() -> None:
    misprinted = Student(MAZUR, "updated_weights").numbers()
    hidden = {ref: value for ref, value in misprinted.items() if ".1." in ref}
    report = check(MAZUR, to_decimals(hidden, 9))
    assert mistakes_of(report) == [["updated_weights"]]
    differing = [ref for ref, verdict in verdicts(report).items() if verdict == "differs"]
    assert {ref.split(".")[0] for ref in differing} == {
        *("error", "delta", "weight_gradient", "bias_gradient", "updated_weight")
    }
    assert len(differing) == len(report.explanations[0].explains) == 14


@pytest.mark.parametrize("ref", ["error.1.0", "delta.1.1", "weight_gradient.1.0.1"])
def test_a_single_hidden_gradient_by_the_updated_u_is_named(ref: str) -> None:
    misprint = f"{Student(MAZUR, 'updated_weights').numbers()[ref]:.9f}"
    (result,) = check(MAZUR, {ref: misprint}).results
    assert [[reason.mistake.id for reason in each] for each in result.explanations] == [
        ["updated_weights"]
    ]


def test_both_losses_that_mazur_prints_of_later_iterations_are_explained() -> None:
    """tests/published/test_training.py works out where they come from."""
    example = EXAMPLES["mazur-2-2-2"]
    report = check_published(MAZUR, [*printed_in(example), *printed_after(example)])
    one, ten_thousand = report.results[-2:]
    assert report.score["agrees"] == len(example.published)
    assert [reason.mistake.id for (reason,) in one.explanations] == ["updated_weights"]
    assert "of the numbers that agree would not" in one.message
    assert one.expected == "0.291027774"
    assert [reason.mistake.id for (reason,) in ten_thousand.explanations] == ["iterations_counted"]
    assert "9,999" in ten_thousand.message
    assert not report.explanations


def test_mazurs_loss_after_one_iteration_alone_is_that_of_the_updated_u() -> None:
    report = check_published(MAZUR, [MAZURS_SLIP])
    assert mistakes_of(report) == [["updated_weights"]]
    assert "loss after 1 iteration" in report.summary


def test_the_loss_after_an_iteration_that_another_source_prints_agrees() -> None:
    example = EXAMPLES["relu-2-2-1"]
    report = check_published(problem_from_json(example.problem), printed_after(example))
    assert [result.verdict for result in report.results] == ["agrees"]


@pytest.mark.parametrize(
    ("ref", "text", "verdict", "said"),
    [
        ("delta.2.0", "0.138498562", "agrees", "Agrees."),
        ("delta.2.0", "0.1385", "agrees", "Agrees."),
        ("delta.2.0", "1.385e-1", "agrees", "Agrees."),
        ("delta.2.0", "0.1384", "cut_off", "cut off"),
        ("delta.2.1", "-0.0380", "cut_off", "cut off"),
        ("delta.2.0", "0.138498652", "differs", "swapped, side by side"),
        ("delta.2.0", "0.138418562", "differs", "Only one of its digits"),
        ("delta.2.0", "0.138498564", "differs", "Only its last digit"),
        ("delta.2.0", "1.38498562", "differs", "decimal point"),
        ("delta.2.0", "0.31", "differs", "so few digits"),
        ("delta.2.0", "0.3127", "differs", "No convention"),
        ("weight.1.0.0", "0.15", "agrees", "Agrees."),
        ("weight.1.0.0", "0.25", "differs", "is given 0.15"),
        ("input.1", "0.1", "agrees", "Agrees."),
        ("delta.3.0", "0.1", "unreadable", "layers count from 1 to 2"),
        ("delta", "0.1", "unreadable", "names no number here. Did you mean"),
        ("updated_bias.1.0", "0.35", "unreadable", "frozen"),
        ("loss", "about 0.3", "unreadable", "not known here"),
    ],
)
def test_each_number_is_told_how_it_stands(ref: str, text: str, verdict: str, said: str) -> None:
    (result,) = check(MAZUR, {ref: text}).results
    assert result.verdict == verdict
    assert said in result.message


def test_the_true_number_is_told_to_the_digits_printed() -> None:
    (result,) = check(MAZUR, {"delta.2.1": "-0.04"}).results
    assert (result.verdict, result.expected) == ("agrees", "−0.04")
    (result,) = check(MAZUR, {"delta.2.1": "0.0517"}).results
    assert (result.verdict, result.expected) == ("differs", "−0.0381")


def test_what_follows_from_a_misprint_is_told_from_the_misprint() -> None:
    numbers = {"delta.2.0": "0.183499", "weight_gradient.2.0.0": f"{0.183499 * 0.593269992:.6f}"}
    report = check(MAZUR, numbers)
    assert verdicts(report) == {"delta.2.0": "differs", "weight_gradient.2.0.0": "follows"}
    assert "swapped" in report.results[0].message
    assert not report.explanations


def test_own_rounding_is_said_to_be_that() -> None:
    numbers = {"output.2.0": "0.75", "error.2.0": "0.74", "slope.2.0": "0.1875"}
    report = check(MAZUR, numbers)  # 0.75 · (1 − 0.75), not the 0.1868 of all digits
    assert verdicts(report)["slope.2.0"] == "rounded"
    assert report.summary.endswith("One of them agrees but for its own rounding on the way.")


def test_a_number_of_a_later_iteration_that_overflows_is_not_read() -> None:
    wild = random_problem((2, 2), ("identity",), "half_squared_error", seed=1)
    steep = Problem(wild.layers, wild.loss, 1e3 * wild.inputs, wild.targets, "sum", wild.optimizer)
    (result,) = check(steep, {"loss": "0.1"}, after=200).results
    assert result.verdict == "unreadable"
    assert "overflow" in result.message


def test_a_number_after_more_iterations_than_are_run_is_not_read() -> None:
    (result,) = check(MAZUR, {"loss": "0.1"}, after=10_001).results
    assert (result.verdict, "at most 10,000" in result.message) == ("unreadable", True)


def test_a_problem_too_large_for_paper_is_refused() -> None:
    with pytest.raises(ProblemError, match="by hand"):
        check(random_problem((30, 30), ("tanh",), "half_squared_error"), {"loss": "1"})


def test_nothing_printed_is_nothing_to_check() -> None:
    assert check(MAZUR, {}).summary == "There is no number here that can be checked."
