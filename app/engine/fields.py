"""Maps: what every unit answers over two inputs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Array
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
