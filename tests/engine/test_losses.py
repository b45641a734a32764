"""Every row of the table of losses: its terms, its derivative, where it is defined."""

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS, Range
from app.engine.losses import LOSSES, Loss
from tests import oracle
from tests.problems import OUTPUTS_AND_LOSSES, random_problem

any_loss = pytest.mark.parametrize("record", LOSSES.values(), ids=lambda record: record.name)


def outputs_and_targets(record: Loss) -> tuple[oracle.Numbers, oracle.Numbers]:
    """Outputs (40, 3) all over the loss's domain, and targets that it allows."""
    rng = np.random.default_rng(1)
    outputs = {
        Range.UNIT: rng.uniform(0.001, 0.999, (40, 3)),
        Range.POSITIVE: rng.uniform(0.001, 10.0, (40, 3)),
        Range.REAL: rng.uniform(-10.0, 10.0, (40, 3)),
    }[record.domain]
    return outputs, random_problem((1, 3), ("softmax",), record.name, samples=40).targets


@any_loss
def test_the_terms_are_those_of_the_formula(record: Loss) -> None:
    outputs, targets = outputs_and_targets(record)
    reference = oracle.LOSSES[record.name](outputs, targets)
    np.testing.assert_allclose(record.terms(outputs, targets), reference, rtol=1e-12, atol=1e-15)


@any_loss
def test_the_error_is_the_derivative_that_autograd_finds(record: Loss) -> None:
    outputs, targets = outputs_and_targets(record)
    reference = oracle.loss_error(record.name, outputs, targets)
    np.testing.assert_allclose(record.error(outputs, targets), reference, rtol=1e-12, atol=1e-14)


@any_loss
def test_the_error_is_the_imaginary_part_of_a_complex_step(record: Loss) -> None:
    outputs, targets = outputs_and_targets(record)
    reference = record.terms(outputs + 1e-20j, targets).imag / 1e-20
    np.testing.assert_allclose(record.error(outputs, targets), reference, rtol=1e-12, atol=1e-14)


def test_a_loss_is_defined_for_the_outputs_that_lie_in_its_domain() -> None:
    pairs = {(output, loss) for output, loss in OUTPUTS_AND_LOSSES if "entropy" in loss}
    assert pairs == {
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "binary_cross_entropy"),
        ("sigmoid", "categorical_cross_entropy"),
        ("softmax", "categorical_cross_entropy"),
        ("softplus", "categorical_cross_entropy"),
    }
    squared = {(output, loss) for output, loss in OUTPUTS_AND_LOSSES if "squared" in loss}
    assert squared == {
        (output, f"{which}_squared_error") for output in ACTIVATIONS for which in ("half", "mean")
    }


@pytest.mark.parametrize("name", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_a_share_of_0_takes_no_logarithm(name: str) -> None:
    """0 · ln 0 = 0, and its derivative is 0 too."""
    outputs, targets = np.array([[0.0, 1.0]]), np.array([[0.0, 1.0]])
    with np.errstate(divide="ignore"):
        assert LOSSES[name].terms(outputs, targets).tolist() == [[0.0, 0.0]]
        error = LOSSES[name].error(outputs, targets)
    wrong_way = {"binary_cross_entropy": 1.0, "categorical_cross_entropy": 0.0}[name]
    assert error.tolist() == [[wrong_way, -1.0]]


@pytest.mark.parametrize("name", ["binary_cross_entropy", "categorical_cross_entropy"])
def test_a_certain_and_wrong_output_costs_an_infinite_loss(name: str) -> None:
    with np.errstate(divide="ignore"):
        terms = LOSSES[name].terms(np.array([[0.0, 0.5]]), np.array([[1.0, 0.0]]))
    assert terms[0, 0] == np.inf
