"""POST /api/gradient-check: every gradient beside an estimate that knows nothing of BP."""

from typing import Any

import pytest

from app.web.gradient_check.answer import CheckAnswer
from app.web.gradient_check.check import MOST, band_of
from tests.browser.networks import network
from tests.problems import EXAMPLES, VANISHING
from tests.web.client import PROBLEM, ask, assert_problem, changed, trace_of


def checked(problem: Any) -> dict[str, Any]:
    answer = ask("POST", "/api/gradient-check", json={"problem": problem})
    assert answer.status_code == 200, answer.text
    CheckAnswer.model_validate_json(answer.content, strict=True)
    check: dict[str, Any] = answer.json()
    return check


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_gradient_of_the_examples_is_good(name: str) -> None:
    check = checked(EXAMPLES[name].problem)
    assert check["total"] == len(check["gradients"])
    assert {gradient["band"] for gradient in check["gradients"]} == {"good"}


def test_it_has_the_gradients_of_the_trace_by_their_refs() -> None:
    written = {
        write["ref"]: write["value"]
        for step in trace_of(EXAMPLES["xor-2-2-1"].problem)["steps"]
        for write in step["writes"]
        if write["ref"].startswith("batch_")
    }
    check = checked(EXAMPLES["xor-2-2-1"].problem)
    assert {each["ref"]: each["analytic"] for each in check["gradients"]} == written


def test_a_single_sample_has_no_batch_gradients() -> None:
    refs = [gradient["ref"] for gradient in checked(PROBLEM)["gradients"]]
    assert refs[0] == "weight_gradient.2.0.0"
    assert refs[-1] == "bias_gradient.1.1"


def test_smooth_networks_are_checked_by_the_complex_step_others_by_differences() -> None:
    assert checked(PROBLEM)["method"] == "complex step"
    kinked = checked(changed("/network/layers/0/activation", "relu"))
    assert kinked["method"] == "central differences"
    assert kinked["kinks"]


def test_a_gradient_at_a_kink_gets_no_verdict() -> None:
    problem = network([1, 1, 1], biases=False, activation="relu", numbers=lambda _: 1.0)
    problem["samples"][0] = {"input": [0.0], "target": [1.0]}
    problem["network"]["layers"][0]["biases"] = [0.0]
    check = checked(problem)
    gradients = {each["ref"]: each for each in check["gradients"]}
    # To the left the loss is ½, to the right ½ (1 − b)²: the differences take half of the slope −1.
    at_kink = gradients["bias_gradient.1.0"]
    assert at_kink["numerical"] == pytest.approx(-0.5, rel=1e-4)
    assert at_kink["relative_error"] is None
    assert at_kink["band"] == "undefined"
    assert "a kink lies within the step" in check["undefined"]
    assert gradients["weight_gradient.1.0.0"]["band"] == "good"


@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_only_a_kink_within_the_step_hides_a_verdict(activation: str) -> None:
    for bias, band in ((0.9e-5, "undefined"), (-0.9e-5, "undefined"), (1.1e-5, "good")):
        problem = network([1, 1], biases=False, activation=activation, numbers=lambda _: 0.0)
        problem["samples"][0] = {"input": [0.0], "target": [1.0]}
        problem["network"]["layers"][0] |= {"biases": [bias], "activation": activation}
        (gradient,) = [g for g in checked(problem)["gradients"] if "bias" in g["ref"]]
        assert gradient["band"] == band


def test_an_estimate_that_overflows_is_none() -> None:
    """1.34077e154² = 1.79766e308 is finite; (1.00001 · 1.34077e154)² = 1.79770e308 is not."""
    problem = network([1, 1], biases=False, activation="relu", numbers=lambda _: 1.0)
    problem["network"]["layers"][0] |= {"weights": [[1.34077e154]], "activation": "relu"}
    problem["samples"][0] = {"input": [1.0], "target": [0.0]}
    (gradient,) = checked(problem)["gradients"]
    assert gradient["numerical"] is None
    assert gradient["relative_error"] is None
    assert gradient["band"] == "undefined"


@pytest.mark.parametrize(
    ("error", "band"),
    [(0, "good"), (1e-7, "good"), (1e-6, "fine"), (1e-3, "suspicious"), (0.02, "wrong")],
)
def test_the_bands_are_those_of_the_rule_of_thumb(error: float, band: str) -> None:
    assert band_of(error) == band


@pytest.mark.parametrize(("sizes", "samples"), [((100, 180, 10), 1), ((100, 180, 10), 64)])
def test_of_a_large_network_only_some_are_checked(sizes: tuple[int, ...], samples: int) -> None:
    check = checked(network(sizes, samples=samples, numbers=lambda at: (at * 37 % 91 - 45) / 900))
    assert check["every"] > 1
    assert check["total"] == 19_990
    assert 2 <= len(check["gradients"]) <= MOST + 4
    assert {each["ref"].split(".")[1] for each in check["gradients"]} == {"1", "2"}


def test_a_computation_that_overflows_names_its_ref() -> None:
    answer = ask("POST", "/api/gradient-check", json={"problem": VANISHING})
    told = assert_problem(answer, 422, "loss_term.0 of sample 2 is not finite", "smaller weights")
    assert told["ref"] == "loss_term.0"


def test_a_problem_that_does_not_fit_is_refused() -> None:
    answer = ask(
        "POST", "/api/gradient-check", json={"problem": changed("/samples/0/input", [1.0])}
    )
    assert_problem(answer, 422, "Layer 1")
