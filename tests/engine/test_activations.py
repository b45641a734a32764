"""Every row of the table of activations: g, g′ and what the row says about them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.activations import ACTIVATIONS, Activation, Range
from app.engine.losses import LOSSES
from tests import oracle
from tests.problems import HIDDEN

BY_UNIT = [ACTIVATIONS[name] for name in HIDDEN]
NETS = np.concatenate([np.linspace(-30, 30, 1201), np.geomspace(1e-12, 1, 25), [-1e-9, 0.0]])
FAR = np.array([1e3, 1e6])

by_unit = pytest.mark.parametrize("record", BY_UNIT, ids=lambda record: record.name)
any_activation = pytest.mark.parametrize(
    "record", ACTIVATIONS.values(), ids=lambda record: record.name
)


def slope(record: Activation, net: oracle.Numbers) -> oracle.Numbers:
    assert record.slope is not None
    slopes: oracle.Numbers = record.slope(net, record.g(net))
    return slopes


@by_unit
def test_g_is_the_function_of_its_name(record: Activation) -> None:
    reference = oracle.ACTIVATIONS[record.name](NETS)
    np.testing.assert_allclose(record.g(NETS), reference, rtol=1e-12, atol=0.0)


@by_unit
def test_the_slope_is_the_derivative_that_autograd_finds(record: Activation) -> None:
    reference = oracle.slope(record.name, NETS)
    np.testing.assert_allclose(slope(record, NETS), reference, rtol=1e-12, atol=1e-15)


@by_unit
@given(st.floats(-700, 700))
def test_the_slope_is_the_imaginary_part_of_a_complex_step(record: Activation, net: float) -> None:
    nets = np.array([net])
    reference = record.g(nets + 1e-20j).imag / 1e-20
    np.testing.assert_allclose(slope(record, nets), reference, rtol=1e-12, atol=1e-15)


@any_activation
def test_a_complex_step_leaves_the_value_as_it_is(record: Activation) -> None:
    stepped = record.g(NETS + 1e-20j).real
    np.testing.assert_allclose(stepped, record.g(NETS), rtol=1e-12, atol=1e-15)


@by_unit
def test_nothing_overflows_however_far_net_is_from_0(record: Activation) -> None:
    nets = np.concatenate([-FAR, FAR])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        output, slopes = record.g(nets), slope(record, nets)
        record.g(nets + 1e-20j)
    np.testing.assert_allclose(output, oracle.ACTIVATIONS[record.name](nets), rtol=1e-12)
    np.testing.assert_allclose(slopes, oracle.slope(record.name, nets), rtol=1e-12)


@by_unit
def test_the_slope_reads_what_its_row_says_and_nothing_else(record: Activation) -> None:
    assert record.slope is not None
    nets = np.linspace(-2, 2, 9)
    given = {"net": nets, "output": record.g(nets)}
    slopes = record.slope(given["net"], given["output"])
    for name, numbers in given.items():
        hidden = {**given, name: np.full_like(numbers, np.nan)}
        unread = np.array_equal(record.slope(hidden["net"], hidden["output"]), slopes)
        assert unread == (name not in record.slope_reads), name


@by_unit
def test_a_row_is_smooth_where_its_slope_does_not_jump_at_0(record: Activation) -> None:
    around = slope(record, np.array([-1e-9, 1e-9]))
    assert record.smooth == (abs(around[1] - around[0]) < 1e-6)


@any_activation
def test_outputs_lie_in_the_range_of_the_row(record: Activation) -> None:
    outputs = record.g(np.linspace(-5, 5, 21))
    narrowest = Range.UNIT if outputs.max() < 1 else Range.POSITIVE
    assert record.range == (narrowest if outputs.min() > 0 else Range.REAL)


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_at_a_kink_the_slope_is_that_of_the_negative_side(name: str, zero: float) -> None:
    nets = np.array([zero, -1.0])
    at_kink, below = slope(ACTIVATIONS[name], nets)
    assert at_kink == below == {"relu": 0.0, "leaky_relu": 0.01}[name]


def test_only_softmax_has_no_slope_of_one_unit() -> None:
    assert [name for name, record in ACTIVATIONS.items() if record.slope is None] == ["softmax"]


def test_every_row_is_found_by_its_own_name() -> None:
    assert {name: record.name for name, record in ACTIVATIONS.items()} == {
        name: name for name in oracle.ACTIVATIONS
    }
    assert {name: record.name for name, record in LOSSES.items()} == {
        name: name for name in oracle.LOSSES
    }
