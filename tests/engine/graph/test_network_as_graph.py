"""A network as a graph has the same numbers, and learns alike."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.arrays import Array
from app.engine.graph.of_network import graph_of
from app.engine.graph.passes import compute
from app.engine.graph.training import train_graph
from app.engine.iteration import Iteration, iterate
from app.engine.optimizers import RULES, SGD, optimizer
from app.engine.problem import Problem
from app.engine.training import train
from tests.engine.graph.by_number import assert_close
from tests.problems import OUTPUTS_AND_LOSSES, random_problem
from tests.strategies import problems


def right_arrays(expected: Iteration, at: int, per_sample: float) -> dict[str, Array | None]:
    """The arrays of a layer, counted from 0, by quantity."""
    layer, forward, back = expected.problem.layers[at], expected.forward, expected.backward
    return {
        "weight": layer.weights,
        "bias": layer.biases,
        "net": forward.net[at],
        "output": forward.output[at],
        "error": back.error[at] * per_sample,
        "delta": back.delta[at] * per_sample,
        "weight_gradient": expected.batch_weight_gradient[at],
        "bias_gradient": expected.batch_bias_gradient[at],
        "loss": np.asarray(expected.loss),
    }


@settings(max_examples=60, deadline=None)
@given(problems(max_depth=4, max_units=3, max_samples=3))
def test_every_number_of_a_network_is_one_of_its_graph(problem: Problem) -> None:
    made = graph_of(problem)
    done, expected = compute(made.graph), iterate(problem)
    found = {"value": done.values, "gradient": done.gradients}
    samples = len(problem.inputs)
    per_sample = 1 / samples if problem.reduction == "mean" else 1.0
    for ref, of in made.names.items():
        name, _, number = ref.partition(".")
        at = int(number or 1) - 1
        quantity, _, array = of.partition(".")
        right = right_arrays(expected, at, per_sample)[name]
        assert right is not None
        of_batch = name not in ("weight", "bias", "weight_gradient", "bias_gradient", "loss")
        right = right[0] if samples == 1 and of_batch else right
        assert_close(found[quantity][array], right, 1e-9)


@pytest.mark.parametrize(("output", "loss"), OUTPUTS_AND_LOSSES)
def test_every_loss_has_its_line(output: str, loss: str) -> None:
    problem = random_problem((2, 3, 2), ("tanh", output), loss, seed=5, samples=3)
    made = graph_of(problem)
    assert float(compute(made.graph).values["L"]) == pytest.approx(iterate(problem).loss, rel=1e-9)


def test_the_network_of_the_lecture_has_the_lecture_s_names() -> None:
    made = graph_of(random_problem((2, 3, 2), ("sigmoid", "sigmoid"), "half_squared_error"))
    assert made.graph.text.splitlines() == [
        "net_h = W @ x + b_h",
        "h = sigmoid(net_h)",
        "net_o = U @ h + b_o",
        "o = sigmoid(net_o)",
        "L = half_squared_error(o, y)",
    ]
    assert made.names["delta.1"] == "gradient.net_h"


@pytest.mark.parametrize("name", RULES)
@given(seed=st.integers(0, 99))
@settings(max_examples=4, deadline=None)
def test_every_optimizer_goes_on_a_graph_as_on_its_network(name: str, seed: int) -> None:
    problem = random_problem((2, 3, 1), ("tanh", "sigmoid"), "half_squared_error", seed=seed)
    rule = optimizer(name, 0.1)
    expected = train(replace(problem, optimizer=rule), 5)
    found = train_graph(graph_of(problem).graph, rule, 5)
    np.testing.assert_allclose(found.losses, expected.losses, rtol=1e-9)
    for at, of in enumerate(("W", "U")):
        assert_close(found.graph.given[of], expected.problem.layers[at].weights, 1e-9)


def test_training_goes_on_where_it_stopped() -> None:
    graph = graph_of(random_problem((2, 2), ("tanh",), "half_squared_error")).graph
    rule = optimizer("adam", 0.05)
    whole = train_graph(graph, rule, 6)
    first = train_graph(graph, rule, 2)
    second = train_graph(first.graph, rule, 4, first.state)
    np.testing.assert_allclose([*first.losses, *second.losses[1:]], whole.losses, rtol=1e-12)


def test_training_stops_before_a_number_overflows() -> None:
    graph = graph_of(random_problem((2, 2), ("identity",), "half_squared_error")).graph
    trained = train_graph(graph, SGD(1e200), 9)
    assert len(trained.losses) < 10
    assert np.isfinite(trained.losses).all()
