"""Far from 0 the functions keep their digits, where the plain formula rounds to 0 or overflows."""

import math

import numpy as np
import pytest
from scipy import special

from app.engine import activations
from app.engine.activations import ACTIVATIONS

#: Activation, net and the value that scipy or the leading term of its series gives.
TAILS = [
    ("sigmoid", -700.0, special.expit(-700.0)),
    ("sigmoid", -40.0, special.expit(-40.0)),
    ("softplus", -700.0, math.exp(-700.0)),
    ("softplus", -40.0, -special.log_expit(40.0)),
    ("softplus", 40.0, -special.log_expit(-40.0)),
    ("silu", -700.0, -700.0 * special.expit(-700.0)),
    ("gelu", -30.0, -30.0 * special.ndtr(-30.0)),
    ("gelu", -37.0, -37.0 * special.ndtr(-37.0)),
    ("elu", -1e-15, math.expm1(-1e-15)),
    ("tanh", 1e-300, 1e-300),
]


@pytest.mark.parametrize(("name", "net", "expected"), TAILS)
def test_a_tail_keeps_its_digits(name: str, net: float, expected: float) -> None:
    assert expected != 0
    assert ACTIVATIONS[name].g(np.array([net]))[0] == pytest.approx(expected, rel=1e-11, abs=0.0)


@pytest.mark.parametrize(
    ("name", "net", "expected"),
    [
        ("softplus", -700.0, special.expit(-700.0)),
        ("elu", -700.0, math.exp(-700.0)),
        ("silu", -700.0, special.expit(-700.0) * (1 - 700.0 * special.expit(700.0))),
        (
            "gelu",
            -30.0,
            special.ndtr(-30.0) - 30.0 * math.exp(-450.0) / math.sqrt(2 * math.pi),
        ),
    ],
)
def test_so_does_the_tail_of_a_slope_that_is_no_difference_from_1(
    name: str, net: float, expected: float
) -> None:
    record, nets = ACTIVATIONS[name], np.array([net])
    assert record.slope is not None
    slope = record.slope(nets, record.g(nets))[0]
    assert slope == pytest.approx(expected, rel=1e-11, abs=0.0)


def test_the_logarithm_of_softmax_does_not_go_through_a_rounded_0() -> None:
    nets = np.array([[0.0, -50.0, -1000.0], [1e6, -1e6, 0.0], [3.0, 3.0, 3.0]])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        logs = activations.log_softmax(nets)
    np.testing.assert_allclose(logs, special.log_softmax(nets, axis=-1), rtol=1e-14, atol=1e-300)


def test_the_normal_distribution_is_that_of_erf() -> None:
    nets = np.linspace(-37, 37, 297)
    ours = activations.normal_distribution(nets)
    np.testing.assert_allclose(ours, special.ndtr(nets), rtol=1e-11, atol=0.0)
