"""A computation that overflows ends in a 422 that names the first number that did."""

from typing import Any

from tests.web.client import PROBLEM, ask_for_trace, assert_problem, changed, trace_of

#: softplus(−1,000,000) rounds to 0, and ln 0 is not finite.
VANISHING: dict[str, Any] = {
    "network": {"layers": [{"weights": [[-1.0], [1.0]], "biases": None, "activation": "softplus"}]},
    "loss": "categorical_cross_entropy",
    "samples": [
        {"input": [0.5], "target": [0.5, 0.5]},
        {"input": [1_000_000], "target": [0.5, 0.5]},
    ],
}


def test_the_first_number_that_is_not_finite_is_named_with_its_sample_and_a_remedy() -> None:
    problem = assert_problem(
        ask_for_trace(VANISHING), 422, "loss_term.0 of sample 2 is not finite", "smaller weights"
    )
    assert problem["ref"] == "loss_term.0"
    assert problem["sample"] == 1
    assert "pointer" not in problem


def test_no_page_of_an_overflowing_trace_is_answered() -> None:
    for start in (0, 10):
        assert_problem(ask_for_trace(VANISHING, start=start, count=1), 422, "loss_term.0")


def test_a_saturated_output_that_fuses_with_its_loss_stays_finite() -> None:
    """Its ∂L/∂output has no finite value: it stays null, and its step writes nothing."""
    problem = changed("/network/layers/1/biases", [1_000_000, -1_000_000])
    problem = {**problem, "loss": "binary_cross_entropy"}
    problem["samples"] = [{"input": [0.05, 0.1], "target": [0, 1]}]
    page = trace_of(problem)
    errors = [s for s in page["steps"] if s["op"] == "error" and s["layer"] == 2]
    assert [step["writes"] for step in errors] == [[], []]
    deltas = [s["writes"][0]["value"] for s in page["steps"] if s["op"] == "delta"]
    assert deltas[:2] == [1.0, -1.0]


def test_the_largest_numbers_allowed_do_not_overflow_by_themselves() -> None:
    huge = changed("/network/layers/0/weights", [[1e6, 1e6], [1e6, -1e6]])
    for activation in ("identity", "relu", "gelu", "silu", "softplus", "elu"):
        huge["network"]["layers"][0]["activation"] = activation
        huge["network"]["layers"][1] |= {"activation": activation, "weights": [[1e6, 1e6]] * 2}
        huge["samples"] = [{"input": [1e6, 1e6], "target": [-1e6, 1e6]}]
        assert trace_of({**huge, "optimizer": {"learning_rate": 1e6}})["total"]
    assert PROBLEM["network"]["layers"][1]["activation"] == "sigmoid"
