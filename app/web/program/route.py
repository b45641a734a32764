"""POST /api/program."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.examples import EXAMPLES
from ..work.answer import answer
from .answer import GraphProgramAnswer, ProgramAnswer
from .request import ProgramRequest
from .work import program_answer, program_cost

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/program",
    response_model=ProgramAnswer | GraphProgramAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="The same iteration as a program in NumPy",
)
async def numpy_program(
    request: Request,
    wanted: Annotated[ProgramRequest, Body(openapi_examples=EXAMPLES)],
) -> Response:
    """A program that does what the trace does, a whole layer a line.

    It runs as it stands, needs nothing but NumPy, and prints the loss, every gradient and the
    updated parameters. A batch is a loop over its samples, so its lines serve each of them.

    A graph in place of the problem is written with its backward lines for `numpy`, or forward alone
    for a `library` that goes backward by itself.
    """
    return await answer(request, program_cost(wanted), program_answer, wanted)
