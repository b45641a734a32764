"""POST /api/train."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import answer
from .answer import TrainAnswer
from .request import TrainRequest
from .work import train_answer, train_cost

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/train",
    response_model=TrainAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Many iterations at once",
)
async def train_network(request: Request, wanted: Annotated[TrainRequest, Body()]) -> Response:
    """The loss at the start and after each iteration, and the problem with the parameters that the
    last one leaves. It stops before a number overflows, and says so.
    """
    return await answer(request, train_cost(wanted), train_answer, wanted)
