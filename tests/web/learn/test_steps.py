"""Several optimizers on the same gradients: each does with them what it would do alone."""

import json
from typing import Any

import numpy as np
import pytest

from app.engine.arrays import Array
from tests.web.client import ask

DATA = {"set": "moons", "count": 30, "noise": 0.1, "seed": 1, "held_out": 0.2}
PROBLEM: dict[str, Any] = {
    "network": {
        "layers": [
            {"weights": [[0.5, -0.3], [0.2, 0.4]], "biases": [0.1, 0], "activation": "tanh"},
            {"weights": [[0.7, -0.6]], "biases": [0.2], "activation": "sigmoid"},
        ]
    },
    "loss": "binary_cross_entropy",
    "samples": [{"input": [0, 0], "target": [0]}],
    "reduction": "mean",
    "optimizer": {"name": "sgd", "learning_rate": 0.5},
}
RUN: dict[str, Any] = {"problem": PROBLEM, "data": DATA, "batch_size": 8, "shuffle_seed": 3}


def learnt(iterations: int) -> list[dict[str, Any]]:
    answer = ask("POST", "/api/learn", json={**RUN, "iterations": iterations, "every": 1})
    return [json.loads(line) for line in answer.text.splitlines()]


def weights_of(problem: dict[str, Any]) -> list[Array]:
    return [np.array(layer["weights"]) for layer in problem["network"]["layers"]]


def steps(optimizers: list[dict[str, Any]], iterations: int, **changed: object) -> dict[str, Any]:
    asked = {**RUN, "optimizers": optimizers, "iterations": iterations, **changed}
    answer: dict[str, Any] = ask("POST", "/api/steps", json=asked).json()
    return answer


@pytest.mark.parametrize("iterations", [0, 3])
def test_the_run_s_own_optimizer_takes_the_step_that_the_run_takes(iterations: int) -> None:
    lines = learnt(iterations + 1)
    before = weights_of(lines[iterations - 1]["problem"]) if iterations else weights_of(PROBLEM)
    after = weights_of(lines[iterations]["problem"])
    (own,) = steps([PROBLEM["optimizer"]], iterations)["changes"]
    for layer, old, new in zip(own, before, after, strict=True):
        np.testing.assert_allclose(layer["weights"], new - old, rtol=1e-9, atol=1e-15)


def test_the_gradient_is_the_step_of_plain_descent_over_its_rate() -> None:
    answer = steps([{"name": "sgd", "learning_rate": 0.25}], 2)
    for gradient, change in zip(answer["gradient"], answer["changes"][0], strict=True):
        np.testing.assert_allclose(
            change["weights"], -0.25 * np.array(gradient["weights"]), rtol=1e-9, atol=1e-15
        )
        np.testing.assert_allclose(
            change["biases"], -0.25 * np.array(gradient["biases"]), rtol=1e-9, atol=1e-15
        )


def test_a_velocity_has_gathered_the_gradients_of_the_run_that_it_watched() -> None:
    gradients = [np.array(steps([{}], n)["gradient"][1]["weights"]) for n in range(3)]
    momentum = {"name": "sgd", "learning_rate": 0.1, "momentum": 0.9}
    change = steps([momentum], 2)["changes"][0][1]["weights"]
    velocity = 0.81 * gradients[0] + 0.9 * gradients[1] + gradients[2]
    np.testing.assert_allclose(change, -0.1 * velocity, rtol=1e-9)


def test_adam_s_first_step_is_as_long_as_its_rate_in_every_weight() -> None:
    change = steps([{"name": "adam", "learning_rate": 0.03}], 0)["changes"][0]
    for layer in change:
        np.testing.assert_allclose(np.abs(layer["weights"]), 0.03, rtol=1e-5)


def test_a_bad_optimizer_is_named_by_its_place() -> None:
    answer = steps([{}, {"name": "adam", "momentum": 0.9}], 0)
    assert answer["pointer"] == "/optimizers/1/momentum"
    assert answer["detail"].startswith("Optimizer 2: adam has no momentum")


def test_the_sizes_of_the_gradient_by_layer_come_with_each_line() -> None:
    gradient = steps([{}], 0)["gradient"]
    (line,) = learnt(1)
    for layer, norm in zip(gradient, line["gradient_norms"], strict=True):
        whole = [*np.ravel(layer["weights"]), *layer["biases"]]
        assert norm == pytest.approx(np.linalg.norm(whole), rel=1e-12)
