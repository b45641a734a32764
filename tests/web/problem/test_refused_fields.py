"""A request that does not make sense gets a 422 naming the field at fault and the remedy."""

import json
import sys
from typing import Any

import pytest

from tests.web.client import (
    PROBLEM,
    ask_for_trace,
    assert_problem,
    changed,
    send_body,
    trace_of,
    without,
)

LAYER = "/network/layers/1"
WEIGHT = f"{LAYER}/weights/0/1"
NUMBER = "it must be a number."
LARGE = "is too large for a float64, which ends at ±1.797e308"
ONE = {"input": [0.05, 0.1], "target": [0.01, 0.99]}

#: What the field at the pointer is changed to, and words of the error.
REFUSED: list[tuple[str, Any, tuple[str, ...]]] = [
    # Not a number, or not one that a float64 can be.
    (WEIGHT, "0.45", ("Layer 2, row 1, weight 2 is text in quotes", NUMBER)),
    (WEIGHT, True, ("Layer 2, row 1, weight 2 is true", NUMBER)),
    (WEIGHT, None, ("Layer 2, row 1, weight 2 is null", NUMBER)),
    (WEIGHT, [0.45], ("Layer 2, row 1, weight 2 is a list", NUMBER)),
    (WEIGHT, float("nan"), ("Layer 2, row 1, weight 2 is NaN, which is no number", NUMBER)),
    (WEIGHT, float("inf"), ("Layer 2, row 1, weight 2", LARGE)),
    (WEIGHT, float("-inf"), (LARGE,)),
    (WEIGHT, 10**400, (LARGE,)),
    (f"{LAYER}/biases/0", "0.6", ("Layer 2, bias 1", NUMBER)),
    ("/samples/0/input/1", {}, ("Sample 1, input 2 is an object", NUMBER)),
    ("/samples/0/target/0", False, ("Sample 1, target 1 is false", NUMBER)),
    ("/optimizer/learning_rate", -0.5, ("learning rate is −0.5", "a number, 0 or more")),
    ("/optimizer/learning_rate", -0.5, ("the update goes against the gradient",)),
    ("/optimizer/learning_rate", float("nan"), ("NaN", "0 or more")),
    ("/optimizer/learning_rate", float("inf"), (LARGE, "0 or more")),
    # Not the right kind of thing.
    ("/network", [], ("The network is a list", "an object with “layers”")),
    ("/network/layers", {}, ("The list of layers is an object", "1 to 8 layers")),
    ("/network/layers/0", [[0.1]], ("Layer 1 is a list", "“weights” and “activation”")),
    (f"{LAYER}/weights", 0.4, ("weight matrix of layer 2 is 0.4", "a list of 1 to 1024 rows")),
    (f"{LAYER}/weights/1", 0.4, ("Layer 2, row 2 is 0.4", "a list of 1 to 1024 weights")),
    (f"{LAYER}/biases", 0.6, ("bias list of layer 2 is 0.6", "null for no biases")),
    (f"{LAYER}/train_biases", 1, ("“train_biases” of layer 2 is 1", "true or false")),
    (f"{LAYER}/train_biases", "no", ("text in quotes", "true or false")),
    ("/samples", ONE, ("list of samples is an object", "1 to 64 samples")),
    ("/samples/0", [0.05, 0.1], ("Sample 1 is a list", "“input” and “target”")),
    ("/optimizer", "sgd", ("The optimizer is text in quotes", "an object")),
    # Empty.
    ("/network/layers", [], ("The list of layers is empty", "1 to 8 layers")),
    (f"{LAYER}/weights", [], ("The weight matrix of layer 2 is empty",)),
    (f"{LAYER}/weights/1", [], ("Layer 2, row 2 is empty",)),
    (f"{LAYER}/biases", [], ("The bias list of layer 2 is empty", "null")),
    ("/samples", [], ("The list of samples is empty",)),
    ("/samples/0/input", [], ("The input of sample 1 is empty",)),
    ("/samples/0/target", [], ("The target of sample 1 is empty",)),
    # Shapes that do not fit.
    (f"{LAYER}/weights/1", [0.5], ("Layer 2, row 2 has 1 weight", "needs 2", "unit of layer 1")),
    (f"{LAYER}/weights/0", [1, 2, 3], ("Layer 2, row 1 has 3 weights", "needs 2")),
    (f"{LAYER}/weights", [[1], [2]], ("Layer 2", "layer 1 has 2 units", "needs 2")),
    ("/network/layers/0/weights/1", [1], ("Layer 1, row 2", "one for each value of the input")),
    (f"{LAYER}/biases", [0.6], ("Layer 2", "needs 2 biases", "null")),
    ("/samples/0/target", [0.01], ("Sample 1 has 1 target", "needs 2")),
    ("/samples/0/target", [0.01, 0.5, 0.99], ("Sample 1 has 3 targets", "needs 2")),
    # Names.
    (f"{LAYER}/activation", "sigmiod", ("“sigmiod”", "leaky_relu", "Did you mean “sigmoid”?")),
    (f"{LAYER}/activation", "ReLU", ("“ReLU”", "Did you mean “relu”?")),
    (f"{LAYER}/activation", None, ("activation of layer 2 is null", "leaky_relu", "softmax")),
    (f"{LAYER}/activation", "\ud800", ("activation of layer 2", "leaky_relu")),
    ("/network/layers/0/activation", "softmax", ("Layer 1", "output layer only")),
    ("/loss", "half_squared_eror", ("Did you mean “half_squared_error”?",)),
    (f"{LAYER}/activation", "sigmoyd", ("Did you mean “sigmoid”?",)),
    (f"{LAYER}/activation", "linear", ("Did you mean “identity”?",)),
    (f"{LAYER}/activation", "Swish", ("Did you mean “silu”?",)),
    (f"{LAYER}/activation", "LeakyReLU", ("Did you mean “leaky_relu”?",)),
    (f"{LAYER}/activation", "step", ("no gradient goes back", "sigmoid")),
    (f"{LAYER}/activation", "Heaviside", ("no gradient goes back",)),
    ("/loss", "MAE", ("Did you mean “absolute_error”?",)),
    ("/loss", "mse", ("Did you mean “mean_squared_error”?",)),
    ("/loss", "MSELoss", ("Did you mean “mean_squared_error”?",)),
    ("/loss", "crossentropy", ("Did you mean “categorical_cross_entropy”?",)),
    ("/loss", "cross-entropy", ("Did you mean “categorical_cross_entropy”?",)),
    ("/loss", "BCE", ("Did you mean “binary_cross_entropy”?",)),
    ("/loss", "binary_crossentropy", ("Did you mean “binary_cross_entropy”?",)),
    ("/loss", "l2", ("“l2”", "half_squared_error", "binary_cross_entropy")),
    ("/reduction", "avg", ("“avg”", "sum, mean")),
    ("/reduction", None, ("The reduction is null", "sum, mean")),
    ("/optimizer/name", "adom", ("“adom”", "must be one of sgd")),
    # Unknown fields.
    (f"{LAYER}/bias", [1, 2], ("Layer 2 has an unknown field, “bias”", "Did you mean “biases”?")),
    ("/optimizer/lr", 0.1, ("The optimizer has an unknown field, “lr”", "name, learning_rate")),
    ("/samples/0/targets", [1], ("Sample 1", "Did you mean “target”?")),
    ("/network/depth", 2, ("The network has an unknown field, “depth”", "layers")),
]


def briefly(value: object) -> str:
    return str(value)[:40]


@pytest.mark.parametrize(("pointer", "value", "words"), REFUSED, ids=briefly)
def test_a_field_that_cannot_be_is_named_with_what_would_be_right(
    pointer: str, value: Any, words: tuple[str, ...]
) -> None:
    problem = assert_problem(ask_for_trace(changed(pointer, value)), 422, *words)
    assert problem["pointer"] == f"/problem{pointer}"
    assert "errors" not in problem


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/network", "The network is missing"),
        ("/network/layers", "The list of layers is missing"),
        (f"{LAYER}/weights", "The weight matrix of layer 2 is missing"),
        (f"{LAYER}/activation", "The activation of layer 2 is missing: it must be one of identity"),
        ("/loss", "The loss is missing: it must be one of half_squared_error"),
        ("/samples", "The list of samples is missing"),
        ("/samples/0/input", "The input of sample 1 is missing"),
        ("/samples/0/target", "The target of sample 1 is missing"),
    ],
)
def test_a_missing_field_is_named(pointer: str, words: str) -> None:
    problem = assert_problem(ask_for_trace(without(pointer)), 422, words)
    assert problem["pointer"] == f"/problem{pointer}"


@pytest.mark.parametrize("value", [None, [], 5, "text", True, 0.5])
def test_a_problem_or_a_whole_body_that_is_no_object_is_named(value: Any) -> None:
    inside = assert_problem(ask_for_trace(value), 422, "The problem", "“network”, “loss”")
    assert inside["pointer"] == "/problem"
    whole = assert_problem(send_body(json.dumps(value)), 422, "The body", "“problem”")
    assert whole["pointer"] == ""


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"start": -1}, "“start” is −1: it must be a whole number"),
        ({"start": 1.5}, "“start” is 1.5: it must be a whole number"),
        ({"start": True}, "“start” is true"),
        ({"start": "0"}, "“start” is text in quotes"),
        ({"start": None}, "“start” is null"),
        (
            {"start": float("inf")},
            f"“start” {LARGE}: it must be a whole number",
        ),
        ({"start": 10**5}, "the trace has 45 steps, so it must be a whole number from 0 to 45"),
        ({"start": 10**300}, "the trace has 45 steps"),
        ({"count": -1}, "“count” is −1: it must be a whole number of steps, 0 or more"),
        ({"count": float("nan")}, "“count” is NaN, which is no number"),
        ({"strat": 0}, "Did you mean “start”?"),
    ],
    ids=briefly,
)
def test_a_page_that_cannot_be_is_named(more: dict[str, Any], words: str) -> None:
    problem = assert_problem(ask_for_trace(PROBLEM, **more), 422, words)
    assert problem["pointer"] == f"/{next(iter(more))}"


@pytest.mark.parametrize("name", ["input", "target"])
def test_samples_of_different_lengths_are_told_apart(name: str) -> None:
    odd = {**ONE, name: [1.0]}
    answer = ask_for_trace(changed("/samples", [ONE, odd]))
    problem = assert_problem(answer, 422, f"Sample 2 has 1 {name}", "it needs 2")
    assert problem["pointer"] == f"/problem/samples/1/{name}"


def cross_entropy(loss: str, *targets: list[float]) -> dict[str, Any]:
    problem = changed("/network/layers/1/activation", "softmax")
    samples = [{"input": [0.05, 0.1], "target": target} for target in targets]
    return {**problem, "loss": loss, "samples": samples}


def test_targets_of_a_categorical_cross_entropy_must_sum_to_1() -> None:
    problem = cross_entropy("categorical_cross_entropy", [0.0, 1.0], [0.3, 0.6])
    refused = assert_problem(ask_for_trace(problem), 422, "Sample 2", "shares of 1", "0.9")
    assert refused["pointer"] == "/problem/samples/1/target"


def test_targets_of_a_binary_cross_entropy_must_lie_from_0_to_1() -> None:
    problem = cross_entropy("binary_cross_entropy", [0.0, 1.0], [0.0, 1.5])
    refused = assert_problem(ask_for_trace(problem), 422, "Sample 2", "from 0 to 1", "1.5")
    assert refused["pointer"] == "/problem/samples/1/target/1"


def test_a_loss_that_the_outputs_do_not_fit_is_refused_with_activations_that_do() -> None:
    problem = {**changed("/network/layers/1/activation", "tanh"), "loss": "binary_cross_entropy"}
    refused = assert_problem(ask_for_trace(problem), 422, "tanh", "sigmoid", "softmax")
    assert refused["pointer"] == "/problem/loss"


def test_several_faults_are_all_listed_the_first_of_them_foremost() -> None:
    problem = changed(WEIGHT, "x")
    problem |= {"loss": "l3", "samples": [{"input": [1, 2], "tagret": [0, 1]}]}
    refused = assert_problem(ask_for_trace(problem), 422, "Layer 2, row 1", "3 other faults")
    assert refused["pointer"] == f"/problem{WEIGHT}"
    assert {fault["pointer"] for fault in refused["errors"]} == {
        f"/problem{WEIGHT}",
        "/problem/loss",
        "/problem/samples/0/target",
        "/problem/samples/0/tagret",
    }
    assert all(fault["detail"].endswith((".", "?")) for fault in refused["errors"])


def test_of_very_many_faults_only_the_first_are_listed() -> None:
    problem = changed("/network/layers/0/weights", [["x"]] * 256)
    refused = assert_problem(ask_for_trace(problem), 422, "255 other faults")
    assert len(refused["errors"]) == 20


def test_a_pointer_escapes_what_a_json_pointer_must() -> None:
    refused = assert_problem(ask_for_trace(changed("/optimizer/name", "sgd") | {"a/b~c": 1}), 422)
    assert refused["pointer"] == "/problem/a~1b~0c"


def test_a_long_name_is_not_echoed_in_full() -> None:
    refused = assert_problem(ask_for_trace(changed("/loss", "x" * 100_000)), 422, "xxx…”")
    assert len(json.dumps(refused)) < 1000


@pytest.mark.parametrize("value", [1e300, -sys.float_info.max, 10**300, 0, -0.0, 1e-320])
def test_any_number_of_a_float64_is_accepted(value: float) -> None:
    assert trace_of(changed(WEIGHT, value))["total"]


@pytest.mark.parametrize("rate", [0, 0.0, -0.0, 5e-324, 1e300])
def test_any_learning_rate_from_0_up_is_accepted(rate: float) -> None:
    assert trace_of(changed("/optimizer/learning_rate", rate))["total"]


def test_a_learning_rate_of_0_leaves_every_parameter_as_it_was() -> None:
    problem = changed("/optimizer/learning_rate", 0)
    written = {
        write["ref"]: write["value"]
        for step in trace_of(problem)["steps"]
        for write in step["writes"]
        if step["phase"] == "update"
    }
    for at, layer in enumerate(problem["network"]["layers"], start=1):
        for j, row in enumerate(layer["weights"]):
            for i, weight in enumerate(row):
                assert written[f"updated_weight.{at}.{j}.{i}"] == weight
