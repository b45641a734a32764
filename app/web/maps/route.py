"""POST /api/field and POST /api/surface."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import file
from ..work.run import planned
from .request import FieldRequest, SurfaceRequest
from .work import field_answer, field_cost, surface_answer, surface_cost

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
    responses={**refusals(400, 413, 415, 422, 503), **_FLOATS},
    summary="Each unit’s output over two inputs",
)
async def output_field(request: Request, wanted: Annotated[FieldRequest, Body()]) -> Response:
    """Shape (units of layers 1 … L in order, rows, columns): row r, column c has input `axes[0]` at
    the c-th value of the first range and `axes[1]` at the r-th of the second, from below up.
    """
    return await file(request, field_cost(wanted), MEDIA_TYPE, field_answer, wanted)


@router.post(
    "/api/surface",
    response_class=Response,
    responses={**refusals(400, 413, 415, 422, 503), **_FLOATS},
    summary="The loss over two parameters, or along two directions",
)
async def loss_surface(request: Request, wanted: Annotated[SurfaceRequest, Body()]) -> Response:
    """The batch’s loss, shape (rows, columns): row r, column c with the parameter `along[0]` at the
    c-th value of the first range and `along[1]` at the r-th of the second.

    `along` may have two directions through all parameters instead,
    `{"layers": [{"weights": [[…]], "biases": […]}, …]}` in the network’s shapes. Then the
    parameters at that point are θ + a d₁ + b d₂, with θ those of the problem and a, b the c-th and
    the r-th value: at (0, 0) it is the problem’s own loss.
    """
    cost, work = planned(surface_cost, surface_answer, wanted)
    return await file(request, cost, MEDIA_TYPE, work, wanted)
