"""The gradients of any network are those that autograd finds."""

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.arrays import Array
from app.engine.iteration import iterate
from app.engine.passes import forward
from app.engine.problem import Problem
from tests import oracle
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, random_problem
from tests.strategies import problems


def assert_close(ours: Array, reference: Array) -> None:
    """Equal to 1e-10 of the largest number in the array, and to what float64 leaves of 0."""
    atol = 1e-10 * abs(reference).max() + 1e-15
    np.testing.assert_allclose(ours, reference, rtol=1e-10, atol=atol)


def assert_agrees_with_autograd(problem: Problem) -> None:
    done = iterate(problem)
    biases = zip(problem.layers, done.batch_bias_gradient, strict=True)
    assert [gradient is None for _, gradient in biases] == [
        layer.biases is None for layer in problem.layers
    ]
    reference = oracle.gradients(problem)
    for at, (weight_gradient, bias_gradient) in enumerate(reference):
        assert_close(done.batch_weight_gradient[at], weight_gradient)
        ours = done.batch_bias_gradient[at]
        if ours is not None:
            assert_close(ours, bias_gradient)


@settings(max_examples=300)
@given(problems())
def test_gradients_of_any_network_agree_with_autograd(problem: Problem) -> None:
    assert_agrees_with_autograd(problem)


@given(problems())
def test_the_loss_of_every_sample_agrees_with_autograd(problem: Problem) -> None:
    reference = oracle.sample_losses(problem, oracle.parameters(problem))
    np.testing.assert_allclose(forward(problem).loss, reference, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_every_hidden_activation_output_activation_and_loss_work_together(
    hidden: str, output: str, loss: str
) -> None:
    problem = random_problem((3, 4, 2), (hidden, output), loss, samples=3, reduction="mean")
    assert_agrees_with_autograd(problem)


@pytest.mark.parametrize("depth", range(1, 7))
@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
def test_the_two_rules_carry_through_any_number_of_layers(
    depth: int, output: str, loss: str
) -> None:
    sizes = [2, *(3, 4, 2, 3, 4, 2)[:depth]]
    hidden = ("tanh", "softplus", "elu", "silu", "sigmoid")[: depth - 1]
    assert_agrees_with_autograd(random_problem(sizes, (*hidden, output), loss, samples=2))
