"""The forward pass and the two rules of lecture 10, on networks small enough to write out."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.passes import backward, forward
from tests import oracle
from tests.problems import output_layer, random_problem


def test_net_is_the_weighted_sum_of_what_comes_in_plus_the_bias() -> None:
    problem = random_problem((3, 2), ("tanh",), "half_squared_error", samples=2)
    layer = problem.layers[0]
    assert layer.biases is not None
    for sample in range(2):
        for j in range(2):
            products = [layer.weights[j, i] * problem.inputs[sample, i] for i in range(3)]
            expected = sum(products) + layer.biases[j]
            assert forward(problem).net[0][sample, j] == pytest.approx(expected, rel=1e-14)


def test_a_layer_takes_in_the_outputs_of_the_layer_before() -> None:
    problem = random_problem((2, 3, 2), ("tanh", "sigmoid"), "half_squared_error", samples=2)
    passed, above = forward(problem), problem.layers[1]
    expected = np.tanh(passed.net[0]) @ above.weights.T + above.biases
    np.testing.assert_allclose(passed.net[1], expected, rtol=1e-14)


def test_the_loss_of_a_sample_is_the_sum_of_its_terms() -> None:
    passed = forward(random_problem((2, 3), ("tanh",), "half_squared_error", samples=4))
    assert passed.loss.tolist() == passed.loss_term.sum(axis=1).tolist()
    assert passed.loss.shape == (4,)


def test_the_output_delta_is_error_times_slope() -> None:
    problem = random_problem((2, 3), ("sigmoid",), "half_squared_error")
    passed = forward(problem)
    output, target, net = passed.output[0][0], problem.targets[0], passed.net[0][0]
    delta = backward(problem, passed).delta[0][0]
    for k in range(3):
        g_prime = oracle.slope("sigmoid", net)[k]
        assert delta[k] == pytest.approx((output[k] - target[k]) * g_prime, rel=1e-13)


def test_the_hidden_delta_keeps_its_slope() -> None:
    """Lecture 10, section 3: δ_j = (Σ_k δ_k u_kj) g′_h(net_j); its summary drops the g′."""
    problem = random_problem((2, 4, 3), ("tanh", "sigmoid"), "half_squared_error")
    passed = forward(problem)
    back = backward(problem, passed)
    delta_k, U = back.delta[1][0], problem.layers[1].weights
    slopes = oracle.slope("tanh", passed.net[0][0])
    for j in range(4):
        fed_back = sum(delta_k[k] * U[k, j] for k in range(3))
        assert back.error[0][0, j] == pytest.approx(fed_back, rel=1e-13)
        assert back.delta[0][0, j] == pytest.approx(fed_back * slopes[j], rel=1e-13)
        assert back.delta[0][0, j] != pytest.approx(fed_back, rel=1e-3)


def test_a_weight_gradient_is_delta_times_what_came_through_the_weight() -> None:
    problem = random_problem((2, 3, 2), ("tanh", "elu"), "half_squared_error", samples=2)
    passed = forward(problem)
    back = backward(problem, passed)
    for sample in range(2):
        for layer, below in enumerate((problem.inputs[sample], passed.output[0][sample])):
            gradient, delta = back.weight_gradient[layer][sample], back.delta[layer][sample]
            for (j, i), number in np.ndenumerate(gradient):
                assert number == delta[j] * below[i]


def test_a_bias_gradient_is_delta_and_absent_with_the_bias() -> None:
    problem = random_problem(
        (2, 3, 2), ("tanh", "tanh"), "half_squared_error", biases=("none", "frozen")
    )
    back = backward(problem, forward(problem))
    absent, frozen = back.bias_gradient
    assert absent is None
    assert frozen is not None
    assert frozen.tolist() == back.delta[1].tolist()


def test_samples_do_not_disturb_one_another() -> None:
    together = random_problem((2, 3, 2), ("silu", "softmax"), "half_squared_error", samples=3)
    back = backward(together, forward(together))
    for n in range(3):
        inputs, targets = together.inputs[n : n + 1], together.targets[n : n + 1]
        alone = replace(together, inputs=inputs, targets=targets)
        by_itself = backward(alone, forward(alone))
        for layer in range(2):
            np.testing.assert_allclose(
                back.weight_gradient[layer][n], by_itself.weight_gradient[layer][0], rtol=1e-12
            )


def test_an_overflow_is_left_infinite_for_the_caller_to_name() -> None:
    problem = output_layer("identity", "half_squared_error", nets=[1e200], targets=[0.0])
    passed = forward(problem)
    assert passed.loss.tolist() == [np.inf]
    assert backward(problem, passed).delta[0].tolist() == [[1e200]]
