"""Training a graph: the optimizers of networks, on the arrays of ``with_respect_to``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..arrays import Array
from ..faults import ProblemError
from ..optimizer_faults import check_kept, check_options
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
    judged. Raises ProblemError where the optimizer's options do not go together, or its state does
    not fit.
    """
    state = state or GraphState()
    check_options(optimizer)
    _check_state(graph, optimizer, state)
    done = compute(graph)
    losses = [result_of(graph, done.values)]
    for _ in range(iterations):
        given, following = _stepped(graph, optimizer, state, done.gradients)
        changed = replace(graph, given={**graph.given, **given})
        after = compute(changed)
        arrays = [*given.values(), *after.values.values(), *after.gradients.values()]
        if not all(np.isfinite(array).all() for array in arrays):
            break
        graph, state, done = changed, following, after
        losses.append(result_of(graph, done.values))
    return GraphTraining(losses, graph, state)


def learning(graph: Graph) -> list[str]:
    """The given arrays that learn: those of ``with_respect_to`` that the result depends on."""
    return [name for name in graph.with_respect_to if name in graph.reached]


def _check_state(graph: Graph, optimizer: Optimizer, state: GraphState) -> None:
    wanted = learning(graph)
    for quantity in check_kept(optimizer, state.kept, state.iteration):
        arrays, where = state.kept[quantity], f"/optimizer_state/{quantity}"
        if set(arrays) != set(wanted):
            raise ProblemError(
                f"{quantity} needs an array for each that learns: {', '.join(wanted)}; it has "
                f"{', '.join(arrays) or 'none'}.",
                where,
            )
        for name, array in arrays.items():
            if array.shape != graph.given[name].shape:
                raise ProblemError(
                    f"{quantity} of “{name}” needs its shape, {_shape(graph.given[name])}; it has "
                    f"{_shape(array)}.",
                    f"{where}/{name}",
                )


def _shape(array: Array) -> str:
    return "×".join(map(str, array.shape)) or "one number"


def result_of(graph: Graph, values: Mapping[str, Array]) -> float:
    """The one number that the graph's values end with."""
    return float(values[graph.result].reshape(-1)[0]) + 0.0


def _stepped(
    graph: Graph, optimizer: Optimizer, state: GraphState, gradients: Mapping[str, Array]
) -> tuple[dict[str, Array], GraphState]:
    """The arrays after one step, and what the optimizer keeps of it."""
    wanted = learning(graph)
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
