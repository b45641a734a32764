"""One step of an optimizer on a graph: what it computes for each array that learns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Array
from ..faults import ProblemError
from ..optimizer_faults import check_kept, check_options
from ..optimizers import Optimizer
from ..stepping import norm_of
from .graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class GraphState:
    """What the optimizer keeps: after ``iteration`` iterations, each quantity by the array."""

    iteration: int = 0
    kept: Mapping[str, Mapping[str, Array]] = field(default_factory=dict)

    def of(self, quantity: str, name: str, like: Array) -> Array:
        """The kept numbers of an array; at the start, 0."""
        before = self.kept.get(quantity, {}).get(name)
        return np.zeros_like(like) if before is None else before


@dataclass(frozen=True, slots=True, eq=False)
class Updater:
    """What a graph learns by: an optimizer, and what it has kept so far."""

    optimizer: Optimizer
    state: GraphState = field(default_factory=GraphState)

    def check(self, graph: Graph) -> None:
        """Raises ProblemError where options do not go together, or the state does not fit."""
        check_options(self.optimizer)
        _check_state(graph, self.optimizer, self.state)


@dataclass(frozen=True, slots=True, eq=False)
class GraphStepped:
    """What one step computes.

    ``arrays`` has, of each array that learns, each quantity of the optimizer by its name and
    ``updated``, in the array's shape. ``gradient_norm`` is that of all of them together, None
    without clipping; ``learning_rate`` that of this iteration, None without a schedule.
    """

    updater: Updater
    arrays: Mapping[str, Mapping[str, Array]]
    gradient_norm: float | None
    learning_rate: float | None

    @property
    def given(self) -> dict[str, Array]:
        """The arrays after the step."""
        return {name: quantities["updated"] for name, quantities in self.arrays.items()}

    def next_state(self) -> GraphState:
        """What the optimizer keeps of it."""
        kept = {
            quantity: {name: quantities[quantity] for name, quantities in self.arrays.items()}
            for quantity in self.updater.optimizer.kept
        }
        return GraphState(self.updater.state.iteration + 1, kept)


def learning(graph: Graph) -> list[str]:
    """The given arrays that learn: those of ``with_respect_to`` that the result depends on."""
    return [name for name in graph.with_respect_to if name in graph.reached]


def take_graph_step(graph: Graph, updater: Updater, gradients: Mapping[str, Array]) -> GraphStepped:
    """One step of the optimizer; what overflows is left infinite or NaN."""
    optimizer, state = updater.optimizer, updater.state
    wanted = learning(graph)
    norm = None
    if optimizer.options["clip_norm"] is not None:
        norm = norm_of([gradients[name] for name in wanted])
    numbers = optimizer.numbers(state.iteration + 1, optimizer.clip_factor(norm or 0.0))
    arrays: dict[str, dict[str, Array]] = {}
    with np.errstate(all="ignore"):
        for name in wanted:
            parameter = graph.given[name]
            known = {"parameter": parameter, "gradient": gradients[name], **numbers}
            for quantity in optimizer.kept:
                known[f"old_{quantity}"] = state.of(quantity, name, parameter)
            arrays[name] = {
                form.quantity: np.asarray(array) for form, array in optimizer.computed(known)
            }
    return GraphStepped(
        updater,
        arrays,
        gradient_norm=norm,
        learning_rate=None if optimizer.schedule is None else numbers["rate"],
    )


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
