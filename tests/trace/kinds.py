"""Both kinds of trace, as one suite of tests sees them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from app.engine.graph.graph import Graph
from app.engine.graph.stepping import Updater
from app.engine.problem import Problem
from app.trace import page as networks
from app.trace.graph import trace as graphs
from app.trace.graph.trace import GraphTrace
from app.trace.paging import Page
from app.trace.trace import Trace
from tests.engine.graph.random_graphs import graphs as drawn_graphs
from tests.fold import fold as fold_network
from tests.fold_graph import fold as fold_graph
from tests.optimizer_runs import NAMES, optimizer_of
from tests.strategies import problems

State = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of trace: how one is drawn, cut into pages, and folded."""

    name: str
    traces: st.SearchStrategy[Any]
    page: Callable[[Any, int, int], Page[Any]]
    keyframe: Callable[[Any, int], State]
    fold: Callable[[State, Sequence[Any]], State]
    #: The numbers that are known before the first step, by their refs.
    given: Callable[[Any, Any], set[str]]


def _given_to_network(trace: Trace, step: Any) -> set[str]:
    problem: Problem = trace.problem
    refs = {f"input.{i}" for i in range(problem.sizes[0])}
    refs |= {f"target.{k}" for k in range(problem.sizes[-1])}
    for at, layer in enumerate(problem.layers, start=1):
        refs |= {f"weight.{at}.{j}.{i}" for j, i in _places(layer.weights.shape)}
        refs |= {f"bias.{at}.{j}" for j in range(layer.units)}
    del step
    return refs


def _given_to_graph(trace: GraphTrace, step: Any) -> set[str]:
    del step
    graph: Graph = trace.graph
    return {
        ".".join(["value", name, *map(str, place)])
        for name, array in graph.given.items()
        for place in _places(array.shape)
    }


def _places(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    places: list[tuple[int, ...]] = [()]
    for size in shape:
        places = [(*place, k) for place in places for k in range(size)]
    return places


@st.composite
def learning_graphs(draw: st.DrawFn) -> GraphTrace:
    """The trace of a graph with any optimizer, at its start or after an iteration."""
    graph = draw(drawn_graphs(most_lines=4))
    optimizer = optimizer_of(draw(st.sampled_from(NAMES)))
    trace = GraphTrace(graph, Updater(optimizer))
    if draw(st.booleans()) or trace.stepped is None:
        return trace
    return GraphTrace(graph, Updater(optimizer, trace.stepped.next_state()))


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "network",
            problems(max_depth=3, max_units=3).map(Trace),
            networks.page,
            networks.keyframe,
            fold_network,
            _given_to_network,
        ),
        Kind(
            "graph that learns",
            learning_graphs(),
            graphs.graph_page,
            graphs.graph_keyframe,
            fold_graph,
            _given_to_graph,
        ),
        Kind(
            "graph",
            drawn_graphs(most_lines=5).map(GraphTrace),
            graphs.graph_page,
            graphs.graph_keyframe,
            fold_graph,
            _given_to_graph,
        ),
    )
}
