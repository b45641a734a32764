"""Maps of the loss: over two parameters, or along two directions through all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .arrays import Array
from .fields import Grid
from .iteration import batch_loss
from .problem import Problem


@dataclass(frozen=True, slots=True)
class Along:
    """A weight or a bias by its place: ``layer`` from 1, ``source`` None for a bias."""

    layer: int
    unit: int
    source: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """What a step of length 1 adds to each parameter, layer by layer, in their shapes.

    Biases that are None stay where they are.
    """

    weights: Sequence[Array]
    biases: Sequence[Array | None]


def surface(problem: Problem, along: tuple[Along, Along], grid: Grid) -> Array:
    """The batch's loss with the two parameters at each point of the grid, (rows, columns).

    Raises LookupError where the network has not both.
    """
    first, second = along
    return _losses(grid, lambda a, b: _with(_with(problem, first, a), second, b))


def surface_of_directions(
    problem: Problem, directions: tuple[Direction, Direction], grid: Grid
) -> Array:
    """The batch's loss at θ + a d₁ + b d₂ for each point (a, b) of the grid, (rows, columns).

    θ are the parameters as they stand, so the point (0, 0) is the problem itself — Li et al.,
    Visualizing the Loss Landscape of Neural Nets, 2018. Raises LookupError where a direction moves
    biases that the network has not.
    """
    first, second = directions

    def moved(a: float, b: float) -> Problem:
        return _gone(_gone(problem, first, a), second, b)

    return _losses(grid, moved)


def _losses(grid: Grid, moved: Callable[[float, float], Problem]) -> Array:
    across, up = grid.values()
    losses = np.empty((grid.rows, grid.columns))
    with np.errstate(all="ignore"):
        for r, b in enumerate(up.tolist()):
            for c, a in enumerate(across.tolist()):
                losses[r, c] = float(batch_loss(moved(a, b)))
    return losses


def _with(problem: Problem, place: Along, value: float) -> Problem:
    """The problem with another number for one parameter. Raises LookupError where it has none."""
    layer = problem.layers[place.layer - 1]
    if place.source is None:
        if layer.biases is None:
            raise LookupError(f"layer {place.layer} has no biases")
        biases = layer.biases.copy()
        biases[place.unit] = value
        changed = replace(layer, biases=biases)
    else:
        weights = layer.weights.copy()
        weights[place.unit, place.source] = value
        changed = replace(layer, weights=weights)
    at = place.layer - 1
    layers = (*problem.layers[:at], changed, *problem.layers[at + 1 :])
    return replace(problem, layers=layers)


def _gone(problem: Problem, direction: Direction, length: float) -> Problem:
    """The problem so far along a direction. Raises LookupError where it has not those biases."""
    weights, biases = [], []
    for at, layer in enumerate(problem.layers):
        weights.append(layer.weights + length * direction.weights[at])
        step = direction.biases[at]
        if step is None:
            biases.append(layer.biases)
        elif layer.biases is None:
            raise LookupError(f"layer {at + 1} has no biases")
        else:
            biases.append(layer.biases + length * step)
    return problem.with_parameters(weights, biases)
