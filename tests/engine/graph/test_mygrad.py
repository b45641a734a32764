"""MyGrad, which differentiates by rules of its own, finds the same gradients."""

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.graph.graph import Graph
from app.engine.graph.passes import compute
from app.examples import GraphExample, load_graph_examples
from app.web.problem.graph_body import GraphBody
from tests.engine.graph.by_mygrad import gradients_by_mygrad
from tests.engine.graph.by_number import assert_close
from tests.engine.graph.cases import EVERY, Case, drawn
from tests.engine.graph.random_graphs import graphs


def assert_agrees(graph: Graph) -> None:
    done = compute(graph)
    for name, gradient in gradients_by_mygrad(graph).items():
        ours = done.gradients.get(name, np.zeros(graph.shapes[name]))
        assert_close(ours, np.broadcast_to(gradient, ours.shape))


@pytest.mark.parametrize("case", EVERY, ids=str)
def test_every_op_has_the_gradients_that_mygrad_finds(case: Case) -> None:
    graph, _ = drawn(case, 3)
    assert_agrees(graph)


@pytest.mark.parametrize("example", load_graph_examples(), ids=lambda example: example.id)
def test_every_example_has_the_gradients_that_mygrad_finds(example: GraphExample) -> None:
    assert_agrees(GraphBody.model_validate(example.graph).to_graph())


@given(graph=graphs())
@settings(max_examples=40, deadline=None)
def test_whole_random_graphs_have_the_gradients_that_mygrad_finds(graph: Graph) -> None:
    assert_agrees(graph)
