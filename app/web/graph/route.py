"""POST /api/graph/trace."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.answer import json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.run import run
from .answer import GraphTraceAnswer
from .request import GraphTraceRequest
from .work import graph_answer, graph_cost

router = APIRouter(prefix="/api/graph", route_class=JSONRoute, tags=["graph"])


@router.post(
    "/trace",
    response_model=GraphTraceAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="One page of the trace of a computational graph",
)
async def graph_trace(request: Request, wanted: Annotated[GraphTraceRequest, Body()]) -> Response:
    """Every number of a graph forward, and every gradient backward, in order.

    The answer is as that of `/api/trace`, with `equations` beside `blocks`. A step is one number.
    Backward, every array that the result depends on, and that depends on `with_respect_to`, gets
    its gradient, the last equation’s first. A fault in the text is a 422 with its `line` and
    `column`, and `missing` has the names that have no value yet.
    """
    return json_response(await run(request, graph_cost(wanted), graph_answer, wanted))
