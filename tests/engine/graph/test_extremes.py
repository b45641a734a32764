"""At extremes ops give finite numbers where there are any, without a warning."""

from typing import Any

import numpy as np
import pytest

from app.engine.graph.ops import OPS
from app.engine.graph.ops.op import Applied
from app.engine.graph.text import read_graph
from app.trace.graph.trace import GraphNotFiniteError, GraphTrace

HUGE = np.array([-1e300, -800.0, -1.0, 0.0, 1e-300, 1.0, 800.0, 1e300])
BOUNDED = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "abs")


@pytest.mark.parametrize("name", BOUNDED)
def test_a_function_that_is_finite_everywhere_is_so_at_extremes_with_its_derivative(
    name: str,
) -> None:
    op = OPS[name]
    with np.errstate(all="raise", under="ignore"):
        out = op.forward(HUGE)
        terms = op.row(Applied((HUGE,), out, {}), 0, np.arange(HUGE.size))
    assert np.isfinite(out).all()
    assert np.isfinite(terms.derivatives).all()


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_shares_are_finite_for_logits_far_apart(name: str) -> None:
    op, logits = OPS[name], np.array([-800.0, 0.0, 800.0])
    with np.errstate(all="raise", under="ignore"):
        out = op.forward(logits, axis=-1)
        terms = op.row(Applied((logits,), out, {"axis": -1}), 0, np.arange(3))
    assert np.isfinite(out).all()
    assert np.isfinite(terms.derivatives).all()


def test_cross_entropy_from_logits_is_finite_where_a_share_rounds_to_0() -> None:
    given = {"z": np.array([800.0, 0.0, -800.0]), "y": np.array([0.0, 0.0, 1.0])}
    trace = GraphTrace(read_graph("L = cross_entropy(z, y)", given, ("z",)))
    assert trace.numbers("value", "L") == 1600.0
    np.testing.assert_array_equal(trace.numbers("gradient", "z"), [1.0, 0.0, -1.0])


@pytest.mark.parametrize(
    ("text", "values", "ref"),
    [
        ("L = exp(x)", {"x": 800.0}, "value.L"),
        ("q = x / y\nL = q", {"x": 1.0, "y": 0.0}, "value.q"),
        ("L = log(x)", {"x": 0.0}, "value.L"),
        ("L = log(x)", {"x": -1.0}, "value.L"),
        ("L = sqrt(x)", {"x": 0.0}, "gradient.x"),
        ("a = x * x\nL = sum(a)", {"x": [1.0, 1e200]}, "value.a.1"),
        ("L = binary_cross_entropy(o, y)", {"o": 0.0, "y": 1.0}, "value.L"),
        ("L = x ** 0.5", {"x": -1.0}, "value.L"),
    ],
)
def test_the_first_number_that_is_not_finite_is_named(
    text: str, values: dict[str, Any], ref: str
) -> None:
    graph = read_graph(text, {name: np.array(v, float) for name, v in values.items()})
    with pytest.raises(GraphNotFiniteError) as caught:
        GraphTrace(graph)
    assert str(caught.value.ref) == ref


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("L = relu(x)", 0.0, 0.0),  # as in PyTorch
        ("L = abs(x)", 0.0, 0.0),
        ("L = leaky_relu(x)", 0.0, 0.01),
        ("L = maximum(x, 0)", 0.0, 0.5),
        ("L = minimum(0, x)", 0.0, 0.5),
        ("L = x ** 2", 0.0, 0.0),
        ("L = x ** 1", 0.0, 1.0),
        ("L = x ** 0", 0.0, 0.0),
    ],
)
def test_derivatives_at_a_kink_are_those_of_pytorch(text: str, x: float, expected: float) -> None:
    trace = GraphTrace(read_graph(text, {"x": np.array(x)}, ("x",)))
    assert trace.numbers("gradient", "x") == expected


def test_of_equal_numbers_the_first_is_the_maximum() -> None:
    given = {"x": np.array([1.0, 2.0, 2.0]), "c": np.array([[1.0, 1.0], [1.0, 1.0]])}
    trace = GraphTrace(read_graph("L = max(x) + sum(max_pool(c, 2))", given))
    np.testing.assert_array_equal(trace.numbers("gradient", "x"), [0.0, 1.0, 0.0])
    np.testing.assert_array_equal(trace.numbers("gradient", "c"), [[1.0, 0.0], [0.0, 0.0]])
