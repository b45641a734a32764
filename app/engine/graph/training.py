"""Training a graph: the optimizers of networks, on the arrays of ``with_respect_to``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..arrays import Array
from ..optimizers import Optimizer
from .graph import Graph
from .passes import compute
from .stepping import GraphState, Updater, take_graph_step


@dataclass(frozen=True, slots=True, eq=False)
class GraphTraining:
    """``losses[n]`` is the result after n iterations; ``graph`` has the arrays then."""

    losses: list[float]
    graph: Graph
    state: GraphState


def train_graph(
    graph: Graph, optimizer: Optimizer, iterations: int, state: GraphState | None = None
) -> GraphTraining:
    """Run so many iterations, or as many as stay finite.

    It stops before an iteration in which a number is not finite. The graph's own passes are not
    judged. Raises ProblemError where the optimizer's options do not go together, or its state does
    not fit.
    """
    updater = Updater(optimizer, state or GraphState())
    updater.check(graph)
    done = compute(graph)
    losses = [result_of(graph, done.values)]
    for _ in range(iterations):
        stepped = take_graph_step(graph, updater, done.gradients)
        given = stepped.given
        changed = replace(graph, given={**graph.given, **given})
        after = compute(changed)
        arrays = [*given.values(), *after.values.values(), *after.gradients.values()]
        if not all(np.isfinite(array).all() for array in arrays):
            break
        graph, done = changed, after
        updater = Updater(optimizer, stepped.next_state())
        losses.append(result_of(graph, done.values))
    return GraphTraining(losses, graph, updater.state)


def result_of(graph: Graph, values: Mapping[str, Array]) -> float:
    """The one number that the graph's values end with."""
    return float(values[graph.result].reshape(-1)[0]) + 0.0
