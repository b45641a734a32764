"""The words of a step say what holds of its own numbers."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.problem import Problem
from app.explain import explain
from app.explain.curves import Curve, curves
from app.trace.trace import Trace
from tests.oracle import slope
from tests.problems import one_unit, output_layer, random_problem

SLOPED = [name for name, record in ACTIVATIONS.items() if record.slope]
NETS = [-5.9, -4.5, -3.9, -2.05, -1.3, -0.4, 0.3, 1.9, 3.1, 4.5, 5.9]


def words_of(problem: Problem, op: str, style: str = "lecture") -> list[str]:
    """The texts of the steps that compute ``op``."""
    trace = Trace(problem)
    return [explain(trace, step, style).text for step in trace if step.op == op]


@pytest.mark.parametrize("net", NETS)
@pytest.mark.parametrize("name", SLOPED)
def test_a_slope_is_called_flat_where_it_is_under_a_fiftieth_of_the_largest(
    name: str, net: float
) -> None:
    (text,) = words_of(one_unit(name, "half_squared_error", net, 0.0), "slope")
    largest = np.abs(slope(name, np.linspace(-6, 6, 2000))).max()
    (own,) = np.abs(slope(name, np.array([net])))
    assert ("flat" in text) == (own < 0.02 * largest)
    assert ("no gradient" in text) == (own == 0)


@pytest.mark.parametrize("curve", [curve for curve in curves() if curve.saturated])
def test_the_words_call_flat_what_the_drawn_curve_shades(curve: Curve) -> None:
    for low, high in curve.saturated:
        inside = one_unit(curve.activation, "half_squared_error", (low + high) / 2, 0.0)
        assert "flat" in words_of(inside, "slope")[0]


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_at_a_kink_the_words_tell_which_slope_is_taken(name: str) -> None:
    (text,) = words_of(one_unit(name, "half_squared_error", 0.0, 1.0), "slope")
    assert "kink" in text
    assert "left side" in text


@pytest.mark.parametrize(("target", "way"), [(-1.0, "raises"), (5.0, "lowers")])
def test_a_gradient_tells_which_way_its_weight_moves_the_loss(target: float, way: str) -> None:
    (text,) = words_of(one_unit("identity", "half_squared_error", 2.0, target), "weight_gradient")
    assert text.endswith(f"Raising w₁₁ {way} the loss.")


def test_a_gradient_of_zero_moves_nothing() -> None:
    (text,) = words_of(one_unit("relu", "half_squared_error", -2.0, 1.0), "weight_gradient")
    assert "changes nothing" in text


def test_a_hidden_delta_warns_of_leaving_the_slope_out() -> None:
    problem = random_problem([2, 2, 1], ["sigmoid", "sigmoid"], "half_squared_error")
    at_output, *hidden = words_of(problem, "delta")
    assert "Do not leave the slope out" not in at_output
    assert len(hidden) == 2
    assert all("Do not leave the slope out" in text for text in hidden)


@pytest.mark.parametrize(
    ("activation", "loss", "told"),
    [
        ("sigmoid", "binary_cross_entropy", "the slope cancels, and o − y is left"),
        ("softmax", "categorical_cross_entropy", "the slope cancels, and o − y is left"),
        ("softmax", "half_squared_error", "the errors of all of them count"),
        ("sigmoid", "half_squared_error", "times the slope of the sigmoid"),
    ],
)
def test_an_output_delta_tells_how_error_and_slope_join(
    activation: str, loss: str, told: str
) -> None:
    problem = output_layer(activation, loss, [0.4, -0.3], [1.0, 0.0])
    assert all(told in text for text in words_of(problem, "delta"))


def test_an_error_that_is_not_finite_tells_why_there_is_no_number() -> None:
    problem = one_unit("sigmoid", "binary_cross_entropy", 800.0, 0.0)
    assert "δ does not need it" in words_of(problem, "error")[0]


@pytest.mark.parametrize("net", [29.0, 40.0, -800.0])
def test_a_loss_that_goes_by_net_tells_that_the_output_has_too_few_digits_left(net: float) -> None:
    """At 29, o = 1 − 2.5e−13 has not rounded to 1, but 1 − o has hardly three digits."""
    problem = one_unit("sigmoid", "binary_cross_entropy", net, 0.0 if net > 0 else 1.0)
    assert "so close to 0 or 1 that too few digits" in words_of(problem, "loss_term")[0]
    near = one_unit("sigmoid", "binary_cross_entropy", 5.0, 0.0)
    assert "digits" not in words_of(near, "loss_term")[0]


def test_a_frozen_bias_is_told_to_stay_as_it_is() -> None:
    names, loss = ["tanh", "tanh"], "half_squared_error"
    frozen = random_problem([2, 2, 1], names, loss, biases="frozen")
    trained = random_problem([2, 2, 1], names, loss)
    assert all("frozen" in text for text in words_of(frozen, "bias_gradient"))
    assert not any("frozen" in text for text in words_of(trained, "bias_gradient"))


@pytest.mark.parametrize(("reduction", "way"), [("sum", "Add up"), ("mean", "Average")])
def test_a_batch_gradient_tells_how_the_samples_are_joined(
    reduction: Literal["sum", "mean"], way: str
) -> None:
    problem = random_problem([1, 1], ["tanh"], "half_squared_error", samples=3, reduction=reduction)
    texts = words_of(problem, "batch_gradient")
    assert all(text.startswith(f"{way} the gradients of the 3 samples") for text in texts)
    assert len(texts) == 2


def test_the_update_is_told_apart_from_backpropagation() -> None:
    texts = words_of(one_unit("tanh", "half_squared_error", 0.5, 1.0), "update")
    assert all(text.startswith("Backpropagation is done.") for text in texts)


def test_the_words_use_the_names_of_the_notation() -> None:
    problem = one_unit("tanh", "half_squared_error", 0.5, 1.0)
    assert words_of(problem, "slope") == ["How steep the tanh is at net of o₁."]
    assert words_of(problem, "slope", "textbook") == ["How steep the tanh is at z of a₁⁽¹⁾."]


@pytest.mark.parametrize("reduction", ["sum", "mean"])
def test_the_loss_of_a_sample_is_told_from_that_of_the_batch(
    reduction: Literal["sum", "mean"],
) -> None:
    one = one_unit("sigmoid", "half_squared_error", 0.3, 0.0)
    (alone,) = words_of(one, "loss")
    batch = replace(
        one,
        inputs=np.repeat(one.inputs, 3, axis=0),
        targets=np.repeat(one.targets, 3, axis=0),
        reduction=reduction,
    )
    for text in words_of(batch, "loss"):
        assert "the loss of this sample" in text
        assert f"the {reduction} over all 3 samples" in text
    assert "sample" not in alone
