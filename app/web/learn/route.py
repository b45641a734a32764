"""POST /api/learn."""

from typing import Annotated

from fastapi import APIRouter, Body, Request
from fastapi.responses import StreamingResponse

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.run import planned, stream
from ..work.work import LONGEST_STREAM
from .answer import LearnLine
from .request import LearnRequest
from .work import learn_cost, learned_lines

router = APIRouter(route_class=JSONRoute, tags=["learning"])

MEDIA_TYPE = "application/x-ndjson"

_HEADERS = {
    # A line is to arrive when it is known: neither compressed in blocks nor held by a proxy.
    "Content-Encoding": "identity",
    "X-Accel-Buffering": "no",
    "Cache-Control": "no-store",
}


@router.post(
    "/api/learn",
    response_class=StreamingResponse,
    responses={
        **refusals(400, 413, 415, 422, 503),
        200: {
            "description": "A line of JSON as soon as it is known.",
            "model": LearnLine,
        },
    },
    summary="Learning from data, line by line",
)
async def learn(request: Request, wanted: Annotated[LearnRequest, Body()]) -> StreamingResponse:
    """Iterations one after another, each over a batch of the rows that are not held out. After
    every `every` of them comes a line of JSON, and one at the end, with `done`. The work stops
    when the client goes away.

    A request with `start` and the last line’s problem goes on as if it had not been parted.
    """
    cost, work = planned(learn_cost, learned_lines, wanted, LONGEST_STREAM)
    lines = await stream(request, cost, work, wanted)
    return StreamingResponse(lines, media_type=MEDIA_TYPE, headers=_HEADERS)
