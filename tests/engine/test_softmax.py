"""Softmax, whose every output depends on every net."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from app.engine.activations import ACTIVATIONS
from app.engine.arrays import Array
from app.engine.losses import LOSSES
from app.engine.passes import backward, forward
from tests import oracle
from tests.problems import OUTPUTS_AND_LOSSES, random_problem

SOFTMAX = ACTIVATIONS["softmax"]
LOSSES_OF_SOFTMAX = [loss for activation, loss in OUTPUTS_AND_LOSSES if activation == "softmax"]
vectors = st.lists(st.floats(-700, 700), min_size=1, max_size=6).map(np.array)


def jacobian(output: Array) -> Array:
    """∂o_m/∂net_k = o_m (1[m=k] − o_k)."""
    matrix: Array = np.diag(output) - np.outer(output, output)
    return matrix


@given(vectors)
def test_softmax_is_that_of_scipy(net: Array) -> None:
    np.testing.assert_allclose(SOFTMAX.g(net), special.softmax(net), rtol=1e-12, atol=0.0)


@pytest.mark.parametrize("far", [1e3, 1e6])
def test_softmax_of_saturated_nets_is_finite(far: float) -> None:
    nets = np.array([[far, -far, 0.0], [-far, -far, -far], [far, far, far]])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        outputs = SOFTMAX.g(nets)
    np.testing.assert_allclose(outputs, [[1.0, 0.0, 0.0], [1 / 3] * 3, [1 / 3] * 3], rtol=1e-15)


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_delta_is_the_error_through_the_whole_jacobian(units: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    outputs, errors = special.softmax(rng.normal(size=(3, units)), axis=1), rng.normal(size=units)
    reference = np.array([jacobian(output).T @ errors for output in outputs])
    delta = SOFTMAX.delta(np.tile(errors, (3, 1)), None, outputs)
    np.testing.assert_allclose(delta, reference, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("loss", LOSSES_OF_SOFTMAX)
def test_delta_is_right_with_any_loss(loss: str) -> None:
    problem = random_problem((2, 3, 4), ("tanh", "softmax"), loss, samples=3)
    passed = forward(problem)
    output = passed.output[-1]
    error = oracle.loss_error(loss, output, problem.targets)
    reference = np.array([jacobian(o).T @ e for o, e in zip(output, error, strict=True)])
    back = backward(problem, passed)
    np.testing.assert_allclose(back.delta[-1], reference, rtol=1e-12, atol=1e-14)
    assert back.slope[-1] is None


def test_every_loss_is_defined_for_softmax() -> None:
    assert list(LOSSES) == LOSSES_OF_SOFTMAX
