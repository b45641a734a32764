"""A computation that overflows ends in a 422 that names the first number that did."""

import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.losses import LOSSES
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, VANISHING
from tests.web.client import PROBLEM, ask, ask_for_trace, assert_problem, changed, trace_of


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


@pytest.mark.parametrize(
    ("weight", "input_", "target", "ref"),
    [
        (1e200, 1e200, 0.0, "net.1.0"),
        (1e200, 1.0, 0.0, "loss_term.0"),
        (1.0, 1e308, -1e308, "loss_term.0"),
        (1e-200, 1e250, 0.0, None),
        (0.0, 1e308, 1e100, "weight_gradient.1.0.0"),
        (1e308, 0.0, 1.0, None),
    ],
)
def test_a_number_beyond_the_range_of_a_float64_is_named(
    weight: float, input_: float, target: float, ref: str | None
) -> None:
    """By hand: net = w x; L = ½ (y − net)²; ∇w = (net − y) x, of which the first above 1.8e308."""
    problem = {
        "network": {"layers": [{"weights": [[weight]], "biases": None, "activation": "identity"}]},
        "loss": "half_squared_error",
        "samples": [{"input": [input_], "target": [target]}],
        "optimizer": {"learning_rate": 0},
    }
    answer = ask_for_trace(problem)
    if ref is None:
        assert answer.status_code == 200
    else:
        told = assert_problem(answer, 422, f"{ref} of sample 1 is not finite", "±1.797e308")
        assert told["ref"] == ref


def test_a_loss_whose_terms_are_finite_and_whose_sum_is_not_is_named() -> None:
    """½ · 1.3e154² = 0.85e308, and three of them are more than 1.8e308."""
    problem = {
        "network": {"layers": [{"weights": [[0.0]] * 3, "activation": "identity"}]},
        "loss": "half_squared_error",
        "samples": [{"input": [0.0], "target": [1.3e154] * 3}],
    }
    for path in ("/api/trace", "/api/train", "/api/gradient-check", "/api/program"):
        told = assert_problem(ask("POST", path, json={"problem": problem}), 422, "loss of sample 1")
        assert told["ref"] == "loss"


def test_a_sum_of_losses_beyond_the_range_is_told_with_the_sample_that_leads_there() -> None:
    """½ · 1.3e154² = 0.85e308: twice that is below 1.8e308, three times is not."""
    sample = {"input": [0.0], "target": [1.3e154]}
    problem = {
        "network": {"layers": [{"weights": [[1.0]], "biases": None, "activation": "identity"}]},
        "loss": "half_squared_error",
        "samples": [sample] * 3,
    }
    told = assert_problem(ask_for_trace(problem), 422, "The batch’s loss, with loss of sample 3")
    assert told["ref"] == "loss"
    assert told["sample"] == 2


#: Numbers at the ends of what a float64 holds, and ordinary ones.
_ANY = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(
    [0.0, 1.0, -0.5, 1e154, -1e154, 1e200, 1e-200, 5e-324, sys.float_info.max]
)


@st.composite
def huge_problems(draw: st.DrawFn) -> dict[str, Any]:
    """Small networks of any activations and any numbers at all."""
    sizes = draw(st.lists(st.integers(1, 2), min_size=2, max_size=3))
    output, loss = draw(st.sampled_from(OUTPUTS_AND_LOSSES))
    activations = [*(draw(st.sampled_from(HIDDEN)) for _ in sizes[2:]), output]

    def numbers(count: int) -> list[float]:
        return draw(st.lists(_ANY, min_size=count, max_size=count))

    in_unit = LOSSES[loss].unit_targets
    target = [1.0, *[0.0] * (sizes[-1] - 1)]
    return {
        "network": {
            "layers": [
                {
                    "weights": [numbers(n_in) for _ in range(n_out)],
                    "biases": numbers(n_out),
                    "activation": activation,
                }
                for (n_in, n_out), activation in zip(pairwise(sizes), activations, strict=True)
            ]
        },
        "loss": loss,
        "samples": [
            {"input": numbers(sizes[0]), "target": target if in_unit else numbers(sizes[-1])}
            for _ in range(draw(st.integers(1, 2)))
        ],
        "reduction": draw(st.sampled_from(["sum", "mean"])),
        "optimizer": {"learning_rate": abs(draw(_ANY))},
    }


@settings(max_examples=80, deadline=None)
@given(huge_problems())
def test_every_route_answers_or_names_the_first_number_that_overflows(
    problem: dict[str, Any],
) -> None:
    """Warnings of numpy are errors in tests: an overflow that nobody looks at would be a 500."""
    answers = {"net.1.0": "1e300", "loss": "0", "delta.1.0": "1", "updated_weight.1.0.0": "-1e308"}
    requests: list[tuple[str, dict[str, Any]]] = [
        ("/api/trace", {}),
        ("/api/train", {"iterations": 3}),
        ("/api/program", {}),
        ("/api/gradient-check", {}),
        ("/api/practice/grade", {"answers": answers}),
        ("/api/practice/published", {"printed": answers}),
    ]
    told = []
    for path, more in requests:
        answer = ask("POST", path, json={"problem": problem, **more})
        assert answer.status_code in (200, 422), (path, answer.text)
        told.append(answer.json().get("ref") if answer.status_code == 422 else None)
        assert "NaN" not in answer.text
    assert len(set(told)) == 1
    trained = ask("POST", "/api/train", json={"problem": problem, "iterations": 3})
    if trained.status_code == 200:
        after = trained.json()
        assert None not in after["losses"]
        assert trace_of(after["problem"], count=0)["batch_loss"] == after["losses"][-1]


def test_numbers_of_a_million_do_not_overflow_by_themselves() -> None:
    huge = changed("/network/layers/0/weights", [[1e6, 1e6], [1e6, -1e6]])
    for activation in ("identity", "relu", "gelu", "silu", "softplus", "elu"):
        huge["network"]["layers"][0]["activation"] = activation
        huge["network"]["layers"][1] |= {"activation": activation, "weights": [[1e6, 1e6]] * 2}
        huge["samples"] = [{"input": [1e6, 1e6], "target": [-1e6, 1e6]}]
        assert trace_of({**huge, "optimizer": {"learning_rate": 1e6}})["total"]
    assert PROBLEM["network"]["layers"][1]["activation"] == "sigmoid"


def test_a_number_of_the_batch_is_told_of_no_sample() -> None:
    """∇w = (1e100 − 0) · 1 of each sample, and 1e300 times that is more than 1.8e308."""
    sample = {"input": [1.0], "target": [0.0]}
    problem = {
        "network": {"layers": [{"weights": [[1e100]], "biases": None, "activation": "identity"}]},
        "loss": "half_squared_error",
        "samples": [sample] * 2,
        "optimizer": {"learning_rate": 1e300},
    }
    told = assert_problem(ask_for_trace(problem), 422)
    assert told["detail"].startswith("updated_weight.1.0.0 is not finite")
