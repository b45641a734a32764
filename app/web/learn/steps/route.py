"""POST /api/steps."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ...http.json_route import JSONRoute
from ...http.openapi import refusals
from ...work.answer import answer
from ...work.run import planned
from .answer import StepsAnswer
from .request import StepsRequest
from .work import steps_answer, steps_cost

router = APIRouter(route_class=JSONRoute, tags=["learning"])


@router.post(
    "/api/steps",
    response_model=StepsAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="What several optimizers do with the same gradients",
)
async def steps(request: Request, wanted: Annotated[StepsRequest, Body()]) -> Response:
    """The problem is run for `iterations`, as `/api/learn` does. The other optimizers are given
    each gradient of that run, and move nothing. Then comes the gradient of the next batch, and the
    change that each would make of it.
    """
    cost, work = planned(steps_cost, steps_answer, wanted)
    return await answer(request, cost, work, wanted)
