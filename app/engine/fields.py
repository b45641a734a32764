"""Maps: what every unit answers over two inputs, and the loss over two parameters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .arrays import Array
from .iteration import joined_loss
from .passes import forward
from .problem import Problem


@dataclass(frozen=True, slots=True)
class Grid:
    """``columns`` values over the first range and ``rows`` over the second, ends included."""

    ranges: tuple[tuple[float, float], tuple[float, float]]
    columns: int
    rows: int

    def values(self) -> tuple[Array, Array]:
        """The values along the columns and along the rows, from the lower end of each up."""
        (left, right), (bottom, top) = self.ranges
        return np.linspace(left, right, self.columns), np.linspace(bottom, top, self.rows)


def field(problem: Problem, axes: tuple[int, int], grid: Grid, at: Sequence[float]) -> Array:
    """The output of each unit of layers 1…L in order, (units, rows, columns).

    Row r, column c has input ``axes[0]`` at the c-th value of the first range and ``axes[1]`` at
    the r-th of the second; the other inputs are those of ``at`` (d,).
    """
    across, up = grid.values()
    inputs = np.tile(np.asarray(at, dtype=np.float64), (grid.rows * grid.columns, 1))
    # The second axis last: where both are one input, it is the one that holds.
    inputs[:, axes[0]] = np.tile(across, grid.rows)
    inputs[:, axes[1]] = np.repeat(up, grid.columns)
    with np.errstate(all="ignore"):
        outputs, output = [], inputs
        for layer in problem.layers:
            net = output @ layer.weights.T
            output = layer.activation.g(net if layer.biases is None else net + layer.biases)
            outputs.append(output.T)
    return np.concatenate(outputs).reshape(-1, grid.rows, grid.columns)


@dataclass(frozen=True, slots=True)
class Along:
    """A weight or a bias by its place: ``layer`` from 1, ``source`` None for a bias."""

    layer: int
    unit: int
    source: int | None


def surface(problem: Problem, along: tuple[Along, Along], grid: Grid) -> Array:
    """The batch's loss with the two parameters at each point of the grid, (rows, columns)."""
    across, up = grid.values()
    losses = np.empty((grid.rows, grid.columns))
    with np.errstate(all="ignore"):
        for r, second in enumerate(up.tolist()):
            for c, first in enumerate(across.tolist()):
                moved = _with(_with(problem, along[0], first), along[1], second)
                losses[r, c] = float(joined_loss(moved, forward(moved)))
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
