"""The steps of optimizers on graphs: a hundred iterations end where torch.optim ends."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.engine.faults import ProblemError
from app.engine.graph.graph import Graph
from app.engine.graph.of_network import graph_of
from app.engine.graph.stepping import GraphState, Updater
from app.engine.graph.text import read_graph
from app.engine.optimizers import optimizer
from app.trace.graph.trace import GraphTrace
from tests.optimizer_runs import Run, runs

FIGURES = json.loads(
    (Path(__file__).parent.parent / "torch_figures.json").read_text(encoding="utf-8")
)

RUNS = list(runs())


def as_graph(run: Run) -> tuple[Graph, dict[str, str]]:
    """The run's network as a graph; biases that it does not train do not learn."""
    made = graph_of(run.problem)
    arrays = {of: name.removeprefix("value.") for of, name in made.names.items()}
    frozen = {
        arrays[f"bias.{at}"]
        for at, layer in enumerate(run.problem.layers, start=1)
        if not layer.train_biases
    }
    learns = tuple(name for name in made.graph.with_respect_to if name not in frozen)
    return replace(made.graph, with_respect_to=learns), arrays


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_what_the_traces_of_a_hundred_iterations_update_is_what_torch_ends_with(run: Run) -> None:
    graph, arrays = as_graph(run)
    state = GraphState()
    for _ in range(FIGURES["iterations"]):
        trace = GraphTrace(graph, Updater(run.problem.optimizer, state))
        assert trace.stepped is not None
        updated = {name: trace.numbers("updated", name) for name in trace.stepped.arrays}
        graph = replace(graph, given={**graph.given, **updated})
        state = trace.stepped.next_state()
    for at, (weights, biases) in enumerate(FIGURES["runs"][run.name], start=1):
        # The sums over the samples are taken in another order than the network's.
        for name, right in ((arrays[f"weight.{at}"], weights), (arrays[f"bias.{at}"], biases)):
            np.testing.assert_allclose(graph.given[name], right, rtol=1e-9, atol=1e-11)


def test_what_is_not_used_on_the_way_to_the_result_does_not_learn() -> None:
    graph = read_graph("u = y * y\nL = x * x", {"x": np.array(3.0), "y": np.array(2.0)})
    trace = GraphTrace(graph, Updater(optimizer("sgd", 0.5)))
    assert [str(step.result) for step in trace if step.phase == "update"] == ["updated.x"]
    nothing = replace(graph, with_respect_to=("y",))
    clipped = Updater(optimizer("sgd", 0.5, clip_norm=1.0))
    assert {step.phase for step in GraphTrace(nothing, clipped)} == {"forward"}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (GraphState(1), "optimizer_state lacks velocity"),
        (GraphState(1, {"velocity": {}}), "needs an array for each that learns: x"),
        (GraphState(1, {"velocity": {"x": np.zeros(2)}}), "needs its shape, one number; it has 2"),
    ],
)
def test_a_state_that_does_not_fit_the_graph_is_refused(state: GraphState, words: str) -> None:
    graph = read_graph("L = x * x", {"x": np.array(3.0)})
    with pytest.raises(ProblemError, match=words):
        GraphTrace(graph, Updater(optimizer("sgd", 0.5, momentum=0.9), state))
