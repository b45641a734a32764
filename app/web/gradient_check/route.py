"""POST /api/gradient-check."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from ..http.answer import encode, json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from .answer import CheckAnswer
from .check import check_answer
from .request import CheckRequest

router = APIRouter(route_class=JSONRoute, tags=["gradient check"])


@router.post(
    "/api/gradient-check",
    response_model=CheckAnswer,
    responses=refusals(400, 413, 415, 422),
    summary="Every gradient beside its numerical estimate",
)
def gradient_check(wanted: Annotated[CheckRequest, Body()]) -> Response:
    """Change each weight and bias a little, see how the loss changes, and compare with BP."""
    answer = check_answer(wanted.problem.to_problem())
    return json_response(encode(answer))
