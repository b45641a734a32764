"""Maps as bytes, and what they cost."""

from dataclasses import replace

import numpy as np

from ...data.tables import MOST_ROWS
from ...engine.arrays import Array
from ...engine.fields import field, surface
from ...engine.problem import Problem
from ..http.refused import Refused
from ..problem import limits
from ..problem.work_size import units_in, weights_in
from .request import FieldRequest, MapRequest, SurfaceRequest

#: Seconds of a map in itself, and of a product. Measured.
_MAP, _PRODUCT = 2e-3, 2.5e-8


def field_answer(wanted: FieldRequest) -> bytes:
    """Each unit's output. Raises ProblemError and Refused."""
    problem = wanted.problem.to_problem()
    grid = wanted.grid()
    _refuse_large(problem, grid.rows * grid.columns)
    first, second = wanted.axes
    at = wanted.point(problem.inputs.shape[1])
    return _floats(field(problem, (first, second), grid, at), "an output")


def surface_answer(wanted: SurfaceRequest) -> bytes:
    """The loss. Raises ProblemError and Refused."""
    problem = wanted.problem.to_problem()
    if wanted.data is not None:
        table = wanted.data.to_table()
        rows = table.training
        problem = replace(problem, inputs=table.inputs[rows], targets=table.targets[rows])
    grid, along = wanted.grid(), wanted.places(problem.sizes)
    _refuse_large(problem, grid.rows * grid.columns * len(problem.inputs))
    try:
        losses = surface(problem, along, grid)
    except LookupError as error:
        raise Refused(422, f"The network has not both: {error}.", "/along") from error
    return _floats(losses, "a loss")


def field_cost(wanted: FieldRequest) -> float:
    """Seconds that it takes, by an estimate."""
    return _cost(wanted, 1)


def surface_cost(wanted: SurfaceRequest) -> float:
    """Seconds that it takes, by an estimate."""
    data = wanted.data
    if data is None:
        return _cost(wanted, len(wanted.problem.samples))
    return _cost(wanted, data.count or len(data.inputs or ()) or MOST_ROWS // 10)


def _cost(wanted: MapRequest, rows: int) -> float:
    columns, lines = wanted.resolution
    products = weights_in(wanted.problem) + limits.ACTIVATION_WORK * units_in(wanted.problem)
    # What is more is refused before it is begun.
    return _MAP + _PRODUCT * min(limits.TRAINING_WORK, products * rows * columns * lines)


def _refuse_large(problem: Problem, passes: int) -> None:
    """Raises Refused where so many forward passes are more than a second or two."""
    work = sum(
        layer.weights.size + limits.ACTIVATION_WORK * layer.units for layer in problem.layers
    )
    if work * passes > limits.TRAINING_WORK:
        raise Refused(
            422,
            "A map of this network at so many points is too much work for one request: ask for "
            "fewer points.",
            "/resolution",
        )


def _floats(numbers: Array, what: str) -> bytes:
    with np.errstate(all="ignore"):
        single = numbers.astype("<f4")
    if not np.isfinite(single).all():
        raise Refused(
            422,
            f"Within these ranges {what} is not finite, or larger than a float32 can be: choose "
            "smaller ones.",
            "/ranges",
        )
    return single.tobytes()
