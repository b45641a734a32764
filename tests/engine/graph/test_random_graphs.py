"""Whole graphs, drawn at random, have the gradients that others find."""

import numpy as np
from hypothesis import given, settings

from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from tests.engine.graph.by_number import assert_close, complex_step
from tests.engine.graph.random_graphs import graphs


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_gradients_of_any_graph_agree_with_the_complex_step(graph: Graph) -> None:
    done = compute(graph)
    for name in graph.with_respect_to:
        expected = complex_step(graph, name)
        if name in graph.reached:
            assert_close(done.gradients[name], expected)
        else:
            np.testing.assert_array_equal(expected, 0.0)


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_an_array_gets_a_gradient_only_between_what_is_asked_and_the_result(graph: Graph) -> None:
    assert graph.result in graph.reached
    assert set(graph.backward_order) == graph.reached
    order = [name for name in graph.backward_order if name in graph.by_name]
    forward = [equation.name for equation in graph.equations if equation.name in graph.reached]
    assert order == forward[::-1]
