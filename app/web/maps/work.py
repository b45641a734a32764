"""Maps as bytes, and what they cost."""

from dataclasses import replace

import numpy as np

from ...data.tables import MOST_ROWS
from ...engine.arrays import Array
from ...engine.fields import field
from ...engine.problem import Problem
from ...engine.surfaces import surface, surface_of_directions
from ..http.refused import Refused
from ..problem import limits
from ..problem.work_size import units_in, weights_in
from .request import FieldRequest, SurfaceRequest

#: Seconds of a map in itself, and of a product. Measured.
_MAP, _PRODUCT = 2e-3, 2.5e-8
#: Seconds of a map of the loss: of a point, of a weight and a unit in a row, and to move a weight.
#: Measured; a unit with the slowest activation.
_POINT, _WEIGHT, _UNIT, _MOVED = 8e-5, 2e-9, 1e-7, 5e-9
#: So long may a map of the loss take.
_LONGEST = 1.5


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
    grid = wanted.grid()
    if _surface_seconds(wanted, len(problem.inputs)) > _LONGEST:
        raise _too_large()
    try:
        if wanted.goes_along_directions:
            losses = surface_of_directions(problem, wanted.directions(problem), grid)
        else:
            losses = surface(problem, wanted.places(problem.sizes), grid)
    except LookupError as error:
        raise Refused(422, f"The network has not both: {error}.", "/along") from error
    return _floats(losses, "a loss")


def field_cost(wanted: FieldRequest) -> float:
    """Seconds that it takes, by an estimate."""
    columns, lines = wanted.resolution
    products = weights_in(wanted.problem) + limits.ACTIVATION_WORK * units_in(wanted.problem)
    # What is more is refused before it is begun.
    return _MAP + _PRODUCT * min(limits.TRAINING_WORK, products * columns * lines)


def surface_cost(wanted: SurfaceRequest) -> float:
    """Seconds that it takes, by an estimate."""
    data = wanted.data
    if data is None:
        rows = len(wanted.problem.samples)
    else:
        rows = data.count or len(data.inputs or ()) or MOST_ROWS // 10
    # What is more is refused before it is begun.
    return _MAP + min(_LONGEST, _surface_seconds(wanted, rows))


def _surface_seconds(wanted: SurfaceRequest, rows: int) -> float:
    columns, lines = wanted.resolution
    weights, units = weights_in(wanted.problem), units_in(wanted.problem)
    point = _POINT + rows * (_WEIGHT * weights + _UNIT * units) + _MOVED * weights
    return columns * lines * point


def _refuse_large(problem: Problem, passes: int) -> None:
    """Raises Refused where so many forward passes are more than a second or two."""
    work = sum(
        layer.weights.size + limits.ACTIVATION_WORK * layer.units for layer in problem.layers
    )
    if work * passes > limits.TRAINING_WORK:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(
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
