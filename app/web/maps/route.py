"""POST /api/field and POST /api/surface."""

from dataclasses import replace
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Body, Response

from ...engine.arrays import Array
from ...engine.fields import field, surface
from ...engine.problem import Problem
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.problem_details import Refused
from ..problem import limits
from .request import FieldRequest, SurfaceRequest

router = APIRouter(route_class=JSONRoute, tags=["learning"])

MEDIA_TYPE = "application/octet-stream"
_FLOATS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Little-endian float32, row by row.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/api/field",
    response_class=Response,
    responses={**refusals(400, 413, 415, 422), **_FLOATS},
    summary="Each unit’s output over two inputs",
)
def output_field(wanted: Annotated[FieldRequest, Body()]) -> Response:
    """Shape (units of layers 1 … L in order, rows, columns): row r, column c has input `axes[0]` at
    the c-th value of the first range and `axes[1]` at the r-th of the second, from below up.
    """
    problem = wanted.problem.to_problem()
    grid = wanted.grid()
    _refuse_large(problem, grid.rows * grid.columns)
    first, second = wanted.axes
    at = wanted.point(problem.inputs.shape[1])
    return _floats(field(problem, (first, second), grid, at), "an output")


@router.post(
    "/api/surface",
    response_class=Response,
    responses={**refusals(400, 413, 415, 422), **_FLOATS},
    summary="The loss over two parameters",
)
def loss_surface(wanted: Annotated[SurfaceRequest, Body()]) -> Response:
    """The batch’s loss, shape (rows, columns), with the parameter `along[0]` at the c-th value of
    the first range and `along[1]` at the r-th of the second.
    """
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


def _floats(numbers: Array, what: str) -> Response:
    with np.errstate(all="ignore"):
        single = numbers.astype("<f4")
    if not np.isfinite(single).all():
        raise Refused(
            422,
            f"Within these ranges {what} is not finite, or larger than a float32 can be: choose "
            "smaller ones.",
            "/ranges",
        )
    return Response(single.tobytes(), media_type=MEDIA_TYPE)
