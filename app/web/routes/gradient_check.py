"""POST /api/gradient-check."""

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Response
from pydantic import Field

from .. import schemas
from ..answers import Answer
from ..gradient_check import check_answer
from ..json_route import JSONRoute
from ..openapi import refusals
from ..wire import encode

router = APIRouter(route_class=JSONRoute, tags=["gradient check"])

BandName = Literal["good", "fine", "suspicious", "wrong"]


class CheckRequest(schemas.Body):
    """The problem whose gradients are to be checked."""

    problem: schemas.ProblemBody


class Band(Answer):
    """What a relative error means."""

    name: BandName
    up_to: float | None = Field(description="The largest error of the band; null for any.")
    meaning: str


class CheckedGradient(Answer):
    """A gradient of the batch beside its estimate."""

    ref: str
    analytic: float
    numerical: float | None = Field(description="null where the estimate overflows")
    relative_error: float | None = Field(
        description="|a − n| / max(|a|, |n|, 1e-8); null where a kink lies within the step, or "
        "there is no estimate"
    )
    band: BandName | Literal["undefined"] = Field(
        description="`undefined` where the relative error is null"
    )


class CheckAnswer(Answer):
    """The gradients, from the output layer back to the first."""

    method: Literal["complex step", "central differences"]
    total: int = Field(description="Weights and biases of the network.")
    every: int = Field(
        description="1, or above it where the network is so large that of each layer’s weights "
        "and biases only every 2nd, 3rd, … is checked."
    )
    kinks: bool = Field(description="Whether an activation has a kink, where estimates are poor.")
    bands: list[Band]
    undefined: str = Field(description="What it means that there is no relative error.")
    gradients: list[CheckedGradient]


@router.post(
    "/api/gradient-check",
    response_model=CheckAnswer,
    responses=refusals(400, 413, 415, 422),
    summary="Every gradient beside its numerical estimate",
)
def gradient_check(wanted: Annotated[CheckRequest, Body()]) -> Response:
    """Change each weight and bias a little, see how the loss changes, and compare with BP."""
    answer = check_answer(wanted.problem.to_problem())
    return Response(encode(answer), media_type="application/json")
