"""POST /api/graph/trace."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from ..http.answer import encode, json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from .answer import GraphTraceAnswer
from .page import graph_trace_page
from .request import GraphTraceRequest

router = APIRouter(prefix="/api/graph", route_class=JSONRoute, tags=["graph"])


@router.post(
    "/trace",
    response_model=GraphTraceAnswer,
    responses=refusals(400, 413, 415, 422),
    summary="One page of the trace of a computational graph",
)
def graph_trace(wanted: Annotated[GraphTraceRequest, Body()]) -> Response:
    """Every number of a graph forward, and every gradient backward, in order.

    The answer is as that of `/api/trace`, with `equations` beside `blocks`. A step is one number.
    Backward, every array that the result depends on, and that depends on `with_respect_to`, gets
    its gradient, the last equation’s first. A fault in the text is a 422 with its `line` and
    `column`, and `missing` has the names that have no value yet.
    """
    page = graph_trace_page(wanted.graph.to_graph(), wanted.start, wanted.count)
    return json_response(encode(page))
