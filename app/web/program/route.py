"""POST /api/program."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Body, Response

from ...explain.program import program
from ...trace.trace import Trace
from ..http.answer import encode, json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.examples import EXAMPLES
from .answer import ProgramAnswer
from .request import ProgramRequest

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/program",
    response_model=ProgramAnswer,
    responses=refusals(400, 413, 415, 422),
    summary="The same iteration as a program in NumPy",
)
def numpy_program(
    wanted: Annotated[ProgramRequest, Body(openapi_examples=EXAMPLES)],
) -> Response:
    """A program that does what the trace does, a whole layer a line.

    It runs as it stands, needs nothing but NumPy, and prints the loss, every gradient and the
    updated parameters. A batch is a loop over its samples, so its lines serve each of them.
    """
    problem = wanted.problem.to_problem()
    Trace(problem)  # names the first number that overflows
    written = program(problem, wanted.notation)
    return json_response(encode(asdict(written)))
