"""The curves to draw: g and g′ as scipy and autograd have them, and where g is nearly flat."""

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.explain.curves import Curve, curves
from tests.oracle import ACTIVATIONS as ORACLE
from tests.oracle import slope

CURVES = {curve.activation: curve for curve in curves()}
UNIT_BY_UNIT = [curve for curve in curves() if curve.points]

every_curve = pytest.mark.parametrize("curve", UNIT_BY_UNIT, ids=lambda curve: curve.activation)


def test_every_activation_has_its_curve_and_softmax_has_none() -> None:
    assert list(CURVES) == list(ACTIVATIONS)
    assert CURVES.keys() - {curve.activation for curve in UNIT_BY_UNIT} == {"softmax"}


@every_curve
def test_a_curve_goes_through_g_and_its_derivative(curve: Curve) -> None:
    net, output, slopes = np.array(curve.points).T
    np.testing.assert_allclose(net, np.linspace(-6, 6, 121), atol=1e-8)
    off_kinks = net != 0
    np.testing.assert_allclose(output, ORACLE[curve.activation](net), atol=1e-7)
    expected = slope(curve.activation, net)
    np.testing.assert_allclose(slopes[off_kinks], expected[off_kinks], atol=1e-7)


@pytest.mark.parametrize(
    "curve", [each for each in UNIT_BY_UNIT if each.saturated], ids=lambda curve: curve.activation
)
def test_a_saturated_stretch_has_hardly_any_slope_and_ends_where_it_rises(curve: Curve) -> None:
    largest = np.abs(slope(curve.activation, np.linspace(-6, 6, 2000))).max()
    for start, end in curve.saturated:
        inside = slope(curve.activation, np.linspace(start + 0.002, end - 0.002, 50))
        assert np.abs(inside).max() < 0.02 * largest
        edge = np.array([start - 0.01 if start > -6 else end + 0.01])
        assert np.abs(slope(curve.activation, edge))[0] > 0.019 * largest


def test_functions_are_saturated_where_textbooks_say_so() -> None:
    sides = {
        name: [("left" if start == -6 else "right") for start, _ in curve.saturated]
        for name, curve in CURVES.items()
    }
    assert sides["sigmoid"] == sides["tanh"] == ["left", "right"]
    assert sides["relu"] == sides["elu"] == sides["softplus"] == ["left"]
    # In the dip of SiLU and GELU the slope is 0 for a moment only.
    assert sides["silu"] == sides["gelu"] == ["left"]
    assert sides["identity"] == []
