"""Where loss and output activation fuse, nothing goes through an output rounded to 0 or 1."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from app.engine.arrays import Array
from app.engine.iteration import iterate
from app.engine.losses import LOSSES
from app.engine.passes import backward, forward
from tests import oracle
from tests.problems import output_layer, random_problem

FUSED = [(loss.fused_with, loss.name) for loss in LOSSES.values() if loss.fused_with]
fused = pytest.mark.parametrize(("activation", "loss"), FUSED)


def terms_by_scipy(activation: str, net: Array, target: Array) -> Array:
    if activation == "sigmoid":
        yes, no = special.log_expit(net), special.log_expit(-net)
        terms: Array = -target * yes - (1 - target) * no
    else:
        terms = -target * special.log_softmax(net, axis=-1)
    return terms


def test_sigmoid_fuses_with_binary_and_softmax_with_categorical_cross_entropy() -> None:
    assert FUSED == [
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "categorical_cross_entropy"),
    ]


@fused
def test_delta_is_exactly_output_minus_target(activation: str, loss: str) -> None:
    problem = random_problem((3, 4, 3), ("tanh", activation), loss, samples=5)
    passed = forward(problem)
    delta = backward(problem, passed).delta[-1]
    assert delta.tolist() == (passed.output[-1] - problem.targets).tolist()


@fused
def test_that_delta_is_the_derivative_that_autograd_finds(activation: str, loss: str) -> None:
    problem = random_problem((1, 3), (activation,), loss, biases="trained", seed=3)
    reference = oracle.gradients(problem)[0][1]  # ∂L/∂b = δ
    delta = backward(problem, forward(problem)).delta[-1][0]
    np.testing.assert_allclose(delta, reference, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("off", [0.0, 1e-14, 1e-11, -1e-9, -0.001, 0.0049])
@pytest.mark.parametrize("samples", [1, 2])
def test_the_gradients_are_right_also_where_targets_do_not_quite_sum_to_1(
    off: float, samples: int
) -> None:
    """By autograd, of −Σ y ln softmax as it stands."""
    problem = random_problem(
        (2, 3, 3), ("tanh", "softmax"), "categorical_cross_entropy", samples=samples, seed=5
    )
    targets = np.tile([0.2, 0.3, 0.5], (samples, 1))
    targets[0, 1] += off
    problem = replace(problem, targets=targets)
    assert problem.fused == (abs(off) < 1e-12)
    done = iterate(problem)
    for at, (weights, biases) in enumerate(oracle.gradients(problem)):
        np.testing.assert_allclose(done.batch_weight_gradient[at], weights, rtol=1e-11, atol=1e-14)
        of_biases = done.batch_bias_gradient[at]
        assert of_biases is not None
        np.testing.assert_allclose(of_biases, biases, rtol=1e-11, atol=1e-14)


@fused
@pytest.mark.parametrize("far", [40.0, 1e3, 1e6])
@pytest.mark.parametrize("targets", [(1.0, 0.0), (0.0, 1.0), (0.5, 0.5)])
def test_a_saturated_output_keeps_loss_and_gradients_finite(
    activation: str, loss: str, far: float, targets: tuple[float, float]
) -> None:
    nets = np.array([far, -far])
    done = iterate(output_layer(activation, loss, nets.tolist(), targets))
    reference = terms_by_scipy(activation, nets, np.array(targets))
    np.testing.assert_allclose(done.forward.loss_term[0], reference, rtol=1e-12, atol=0.0)
    assert done.forward.loss[0] == reference.sum()
    output = {"sigmoid": special.expit, "softmax": special.softmax}[activation](nets)
    delta = done.backward.delta[0][0]
    np.testing.assert_allclose(delta, output - targets, rtol=1e-12, atol=1e-300)
    assert np.isfinite(done.batch_weight_gradient[0]).all()


@fused
@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=4), st.integers(0, 3))
def test_terms_from_net_are_those_of_scipy(
    activation: str, loss: str, nets: list[float], hot: int
) -> None:
    net, target = np.array(nets), np.eye(len(nets))[hot % len(nets)]
    from_net = LOSSES[loss].terms_from_net
    assert from_net is not None
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        terms = from_net(net, target)
    np.testing.assert_allclose(terms, terms_by_scipy(activation, net, target), rtol=1e-12)


@fused
def test_terms_from_net_agree_with_terms_from_an_unsaturated_output(
    activation: str, loss: str
) -> None:
    problem = random_problem((2, 3), (activation,), loss, samples=20)
    output = forward(problem).output[-1]
    from_output = oracle.LOSSES[loss](output, problem.targets)
    np.testing.assert_allclose(forward(problem).loss_term, from_output, rtol=1e-12, atol=1e-15)
