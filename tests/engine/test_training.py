"""Many iterations at once: the same numbers as autograd's, one step of gradient descent a time."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from app.engine.optimizers import SGD
from app.engine.problem import Problem
from app.engine.training import train
from tests import oracle
from tests.problems import Biases, one_unit, random_problem


def loss_of(problem: Problem) -> float:
    losses = oracle.sample_losses(problem, oracle.parameters(problem))
    return float(losses.mean() if problem.reduction == "mean" else losses.sum())


@pytest.mark.parametrize("biases", ["none", "frozen", "trained"])
@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_the_losses_and_the_parameters_are_those_of_gradient_descent(
    biases: Biases, reduction: Literal["sum", "mean"]
) -> None:
    problem = random_problem(
        (2, 3, 2),
        ("tanh", "sigmoid"),
        "half_squared_error",
        samples=3,
        biases=biases,
        reduction=reduction,
    )
    trained = train(problem, 4)
    expected = [problem]
    for _ in range(4):
        expected.append(oracle.after_one_step(expected[-1]))
    assert trained.losses == pytest.approx([loss_of(each) for each in expected], rel=1e-10)
    for layer, wanted in zip(trained.problem.layers, expected[-1].layers, strict=True):
        np.testing.assert_allclose(layer.weights, wanted.weights, rtol=1e-10)
        if layer.biases is not None:
            assert wanted.biases is not None
            np.testing.assert_allclose(layer.biases, wanted.biases, rtol=1e-10)


def diverging() -> Problem:
    """One linear unit, L = ½ (w − 1)²: with η = 3 the distance to 1 doubles, w = 1 − 2(−2)ⁿ."""
    return replace(one_unit("identity", "half_squared_error", -1.0, 1.0), optimizer=SGD(3.0))


def test_training_stops_before_a_number_overflows() -> None:
    """L after n iterations is 2 · 4ⁿ, whose double the square of the distance must be finite too:
    4 · 4ⁿ < 2¹⁰²⁴ up to n = 510."""
    trained = train(diverging(), 5000)
    assert trained.losses == [2.0 * 4.0**n for n in range(511)]
    assert trained.problem.layers[0].weights.tolist() == [[1.0 - 2.0 * (-2.0) ** 510]]


def test_training_stops_before_a_net_overflows_that_the_activation_hides() -> None:
    """Of σ(w x) with y = 0, ∇w = o² (1 − o) x: at w = 0 it is x / 8, and w⁺ x = −η x² / 8."""
    start = one_unit("sigmoid", "half_squared_error", 0.0, 0.0)
    problem = replace(start, inputs=np.array([[1e150]]), optimizer=SGD(1e10))
    assert train(problem, 3).losses == [0.125]
    problem = replace(start, inputs=np.array([[1e140]]), optimizer=SGD(1e10))
    assert train(problem, 3).losses == [0.125, 0.0, 0.0, 0.0]
