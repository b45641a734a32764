"""Training a graph: the optimizers of networks, on the arrays of ``with_respect_to``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..arrays import Array
from ..optimizers import Optimizer
from ..stepping import norm_of
from .graph import Graph
from .passes import compute


@dataclass(frozen=True, slots=True, eq=False)
class GraphState:
    """What the optimizer keeps: after ``iteration`` iterations, each quantity by the array."""

    iteration: int = 0
    kept: Mapping[str, Mapping[str, Array]] = field(default_factory=dict)


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
    judged.
    """
    state = state or GraphState()
    done = compute(graph)
    losses = [_result(graph, done.values)]
    for _ in range(iterations):
        given, following = _stepped(graph, optimizer, state, done.gradients)
        changed = replace(graph, given={**graph.given, **given})
        after = compute(changed)
        arrays = [*given.values(), *after.values.values(), *after.gradients.values()]
        if not all(np.isfinite(array).all() for array in arrays):
            break
        graph, state, done = changed, following, after
        losses.append(_result(graph, done.values))
    return GraphTraining(losses, graph, state)


def _result(graph: Graph, values: Mapping[str, Array]) -> float:
    return float(values[graph.result].reshape(-1)[0]) + 0.0


def _stepped(
    graph: Graph, optimizer: Optimizer, state: GraphState, gradients: Mapping[str, Array]
) -> tuple[dict[str, Array], GraphState]:
    """The arrays after one step, and what the optimizer keeps of it."""
    wanted = [name for name in graph.with_respect_to if name in gradients]
    norm = norm_of([gradients[name] for name in wanted])
    numbers = optimizer.numbers(state.iteration + 1, optimizer.clip_factor(norm))
    given: dict[str, Array] = {}
    kept: dict[str, dict[str, Array]] = {name: {} for name in optimizer.kept}
    with np.errstate(all="ignore"):
        for name in wanted:
            known = {"parameter": graph.given[name], "gradient": gradients[name], **numbers}
            for quantity in optimizer.kept:
                before = state.kept.get(quantity, {}).get(name)
                known[f"old_{quantity}"] = (
                    np.zeros_like(graph.given[name]) if before is None else before
                )
            for form, array in optimizer.computed(known):
                if form.kept:
                    kept[form.quantity][name] = np.asarray(array)
                given[name] = np.asarray(array)
    return given, GraphState(state.iteration + 1, kept)
