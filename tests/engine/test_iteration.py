"""One iteration: how the samples' gradients join, and what the optimizer does with them."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from hypothesis import given

from app.engine.iteration import batch_loss, iterate
from app.engine.optimizers import SGD
from app.engine.problem import Problem
from app.engine.stepping import take_step
from tests import oracle
from tests.problems import random_problem
from tests.strategies import problems


@pytest.mark.parametrize(("reduction", "share"), [("sum", 1.0), ("mean", 0.25)])
def test_the_reduction_joins_the_gradients_of_the_samples(
    reduction: Literal["sum", "mean"], share: float
) -> None:
    problem = random_problem(
        (2, 3), ("tanh",), "half_squared_error", samples=4, reduction=reduction
    )
    done = iterate(problem)
    for (j, i), number in np.ndenumerate(done.batch_weight_gradient[0]):
        of_samples = [done.backward.weight_gradient[0][n, j, i] for n in range(4)]
        assert number == pytest.approx(share * sum(of_samples), rel=1e-12)


@given(problems())
def test_the_loss_of_the_batch_joins_likewise(problem: Problem) -> None:
    losses = oracle.sample_losses(problem, oracle.parameters(problem))
    expected = losses.mean() if problem.reduction == "mean" else losses.sum()
    assert batch_loss(problem) == pytest.approx(expected, rel=1e-10, abs=1e-14)


@given(problems(max_samples=1))
def test_of_one_sample_the_gradient_is_that_of_the_batch(problem: Problem) -> None:
    done = iterate(problem)
    for of_batch, of_sample in zip(
        done.batch_weight_gradient, done.backward.weight_gradient, strict=True
    ):
        assert of_batch.tolist() == of_sample[0].tolist()


@given(problems())
def test_a_parameter_moves_against_its_gradient_by_the_learning_rate(problem: Problem) -> None:
    done = iterate(problem)
    rate = problem.optimizer.learning_rate
    for layer, updated, (gradient, _) in zip(
        problem.layers, done.updated_weight, oracle.gradients(problem), strict=True
    ):
        expected = layer.weights - rate * gradient
        np.testing.assert_allclose(updated, expected, rtol=1e-9, atol=1e-9)


@given(problems())
def test_only_a_bias_that_is_trained_is_updated(problem: Problem) -> None:
    done = iterate(problem)
    rate = problem.optimizer.learning_rate
    for layer, updated, (_, gradient) in zip(
        problem.layers, done.updated_bias, oracle.gradients(problem), strict=True
    ):
        if layer.biases is None or not layer.train_biases:
            assert updated is None
        else:
            assert updated is not None
            expected = layer.biases - rate * gradient
            np.testing.assert_allclose(updated, expected, rtol=1e-9, atol=1e-9)


@given(problems())
def test_the_next_problem_differs_in_its_updated_parameters_alone(problem: Problem) -> None:
    done = iterate(problem)
    after = done.next_problem()
    for at, (before, layer) in enumerate(zip(problem.layers, after.layers, strict=True)):
        assert layer.weights is done.updated_weight[at]
        assert layer.biases is (before.biases if not before.train_biases else done.updated_bias[at])
        assert (layer.activation, layer.train_biases) == (before.activation, before.train_biases)
    assert after.inputs is problem.inputs
    assert after.targets is problem.targets
    assert (after.loss, after.reduction) == (problem.loss, problem.reduction)
    assert after.optimizer == problem.optimizer


def test_gradient_descent_steps_down_the_gradient() -> None:
    problem = replace(
        random_problem((1, 1), ("identity",), "half_squared_error"), optimizer=SGD(0.5)
    )
    before = problem.layers[0].weights
    stepped = take_step(problem, [np.array([[4.0]])], [np.array([1.0])])
    assert stepped.of_weights("updated")[0].tolist() == (before - 2.0).tolist()


@given(problems(max_depth=2))
def test_iterating_leaves_the_problem_as_it_was(problem: Problem) -> None:
    before = [layer.weights.copy() for layer in problem.layers]
    inputs, targets = problem.inputs.copy(), problem.targets.copy()
    iterate(problem)
    for layer, weights in zip(problem.layers, before, strict=True):
        assert layer.weights.tolist() == weights.tolist()
    assert problem.inputs.tolist() == inputs.tolist()
    assert problem.targets.tolist() == targets.tolist()
