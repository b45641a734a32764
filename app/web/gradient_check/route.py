"""POST /api/gradient-check."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import answer
from .answer import CheckAnswer
from .request import CheckRequest
from .work import check_cost, checked

router = APIRouter(route_class=JSONRoute, tags=["gradient check"])


@router.post(
    "/api/gradient-check",
    response_model=CheckAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Every gradient beside its numerical estimate",
)
async def gradient_check(request: Request, wanted: Annotated[CheckRequest, Body()]) -> Response:
    """Change each weight and bias a little, see how the loss changes, and compare with BP."""
    return await answer(request, check_cost(wanted), checked, wanted)
