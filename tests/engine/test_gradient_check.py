"""The shipped gradient check: it passes what is right and catches what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import assume, given, settings

from app.engine.activations import ACTIVATIONS
from app.engine.arrays import Array
from app.engine.gradient_check import GradientCheck, check_gradients, relative_error
from app.engine.losses import LOSSES
from app.engine.problem import Problem
from tests import oracle
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, random_problem
from tests.strategies import distance_from_kinks, problems

#: g′ of net and output, or ∂L/∂output of output and target.
Derivative: TypeAlias = Callable[[Array, Array], Array]
UNFUSED = [pair for pair in OUTPUTS_AND_LOSSES if LOSSES[pair[1]].fused_with != pair[0]]


@settings(max_examples=60)
@given(problems())
def test_backpropagation_passes_the_check(problem: Problem) -> None:
    assume(distance_from_kinks(problem) > 1e-3)
    check = check_gradients(problem)
    bound = {"complex step": 1e-7, "central differences": 1e-2}[check.method]
    assert check.worst < bound


@settings(max_examples=40)
@given(problems(max_depth=3))
def test_its_estimates_are_the_gradients_that_autograd_finds(problem: Problem) -> None:
    assume(distance_from_kinks(problem) > 1e-3)
    check = check_gradients(problem)
    rtol = {"complex step": 1e-10, "central differences": 1e-5}[check.method]
    for at, (weights, biases) in enumerate(oracle.gradients(problem)):
        scale = max(abs(weights).max(), 1e-3)
        estimate = check.bias_estimate[at]
        np.testing.assert_allclose(check.weight_estimate[at], weights, rtol=rtol, atol=rtol * scale)
        assert (estimate is None) == (problem.layers[at].biases is None)
        if estimate is not None:
            np.testing.assert_allclose(estimate, biases, rtol=rtol, atol=rtol * scale)


@pytest.mark.parametrize("name", HIDDEN)
def test_it_steps_into_the_complex_plane_unless_there_is_a_kink(name: str) -> None:
    kinked = name in ("relu", "leaky_relu")
    problem = random_problem((2, 3, 2), (name, "sigmoid"), "half_squared_error")
    expected = "central differences" if kinked else "complex step"
    assert check_gradients(problem).method == expected


def scaled(function: Derivative) -> Derivative:
    """The function, a thousandth too large."""
    return lambda *given: 1.001 * function(*given)


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_wrong_slope_is_caught_in_any_layer(name: str, at: int) -> None:
    problem = random_problem((2, 3, 3, 2), ("tanh", "sigmoid", "tanh"), "half_squared_error")
    right = ACTIVATIONS[name]
    assert right.slope is not None
    layers = list(problem.layers)
    layers[at] = replace(layers[at], activation=right)
    assert check_gradients(replace(problem, layers=tuple(layers))).worst < 1e-6
    layers[at] = replace(layers[at], activation=replace(right, slope=scaled(right.slope)))
    check = check_gradients(replace(problem, layers=tuple(layers)))
    assert check.worst == pytest.approx(0.001, rel=0.01)
    above = [*check.weight_error[at + 1 :], *check.bias_error[at + 1 :]]
    assert all(error is not None and error.max() < 1e-6 for error in above)


@pytest.mark.parametrize(
    ("output", "loss"),
    [pair for pair in OUTPUTS_AND_LOSSES if LOSSES[pair[1]].fused_with != pair[0]],
)
def test_a_wrong_derivative_of_the_loss_is_caught(output: str, loss: str) -> None:
    problem = random_problem((2, 3, 2), ("tanh", output), loss)
    wrong = replace(problem.loss, error=scaled(problem.loss.error))
    assert check_gradients(problem).worst < 1e-6
    assert check_gradients(replace(problem, loss=wrong)).worst == pytest.approx(0.001, rel=0.01)


def test_the_summary_of_the_lecture_without_its_slope_is_caught() -> None:
    problem = random_problem((2, 3, 2), ("sigmoid", "sigmoid"), "half_squared_error")
    no_slope = replace(ACTIVATIONS["sigmoid"], slope=lambda net, _: np.ones_like(net))
    hidden, output = problem.layers
    wrong = replace(problem, layers=(replace(hidden, activation=no_slope), output))
    assert check_gradients(wrong).worst > 0.5


@pytest.mark.parametrize("worst", [0, 1, 2, 3])
def test_the_worst_error_is_the_largest_of_weights_and_biases(worst: int) -> None:
    first, second, third, fourth = (0.5 if at == worst else 0.1 for at in range(4))
    check = GradientCheck(
        method="complex step",
        weight_estimate=[],
        bias_estimate=[],
        weight_error=[np.array([[0.0, first]]), np.array([[second], [0.0]])],
        bias_error=[None, np.array([third, fourth])],
        weight_kink=[],
        bias_kink=[],
    )
    assert check.worst == 0.5


def test_an_absent_bias_has_no_error() -> None:
    problem = random_problem(
        (2, 3, 2), ("tanh", "relu"), "half_squared_error", biases=("none", "frozen")
    )
    absent, frozen = check_gradients(problem).bias_error
    assert absent is None
    assert frozen is not None
    assert frozen.shape == (2,)


@pytest.mark.parametrize(
    ("analytic", "numerical", "expected"),
    [(2.0, 1.0, 0.5), (1.0, 2.0, 0.5), (-1.0, 1.0, 2.0), (0.0, 0.0, 0.0), (1e-12, 0.0, 1e-4)],
)
def test_the_relative_error_is_of_the_larger_and_has_a_floor(
    analytic: float, numerical: float, expected: float
) -> None:
    error: Array = relative_error(np.array([analytic]), np.array([numerical]))
    assert error[0] == pytest.approx(expected, rel=1e-12, abs=0.0)
