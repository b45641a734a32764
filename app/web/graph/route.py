"""POST /api/graph/trace, /train and /of-network."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.request import ProblemRequest
from ..work.answer import answer
from .answer import GraphTraceAnswer, GraphTrainAnswer, NetworkGraphAnswer
from .request import GraphTraceRequest, GraphTrainRequest
from .work import (
    graph_answer,
    graph_cost,
    network_graph_answer,
    network_graph_cost,
    train_answer,
    train_cost,
)

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
    return await answer(request, graph_cost(wanted), graph_answer, wanted)


@router.post(
    "/train",
    response_model=GraphTrainAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Many iterations at once on a graph",
)
async def train(request: Request, wanted: Annotated[GraphTrainRequest, Body()]) -> Response:
    """The result at the start and after each iteration, and the graph whose `with_respect_to` the
    optimizer has changed. It stops before a number overflows, and says so.
    """
    return await answer(request, train_cost(wanted), train_answer, wanted)


@router.post(
    "/of-network",
    response_model=NetworkGraphAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="A network as a graph",
)
async def of_network(request: Request, wanted: Annotated[ProblemRequest, Body()]) -> Response:
    """The graph that has the same numbers: δ of a layer is the gradient of its net."""
    return await answer(request, network_graph_cost(wanted), network_graph_answer, wanted)
