"""POST /api/trace."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ..answers.trace_page import TraceAnswer
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.examples import EXAMPLES
from ..work.answer import answer
from .request import TraceRequest
from .work import trace_answer, trace_cost

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/trace",
    response_model=TraceAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="One page of the trace of one iteration",
)
async def trace(
    request: Request,
    wanted: Annotated[TraceRequest, Body(openapi_examples=EXAMPLES)],
) -> Response:
    """Every step of one iteration over the batch, forward, backward and the update, in order.

    The answer holds at most `count` steps from step `start`, and the keyframe, which is the state
    before them. The server keeps nothing: ask for the next page with the same problem, at `start`
    and the number of `steps` that came, until that is `total`.

    To fold the steps onto the keyframe, take them in order. A state shows one sample: where a
    step’s `sample` is not that of the state, let the state have it, and set every number of
    `net`, `output`, `slope`, `error`, `delta`, `weight_gradient`, `bias_gradient`, `loss_term`
    and `loss` back to null. What is of the batch, in `batch_weight_gradient`,
    `batch_bias_gradient`, `updated_weight` and `updated_bias`, stays. Then put each of the step’s
    `writes` where its `ref` says: `net.1.0` is the first number of the first list in `net`,
    `loss_term.0` the first of `loss_term`. The state after the last step of a page is the keyframe
    of the next page.
    """
    return await answer(request, trace_cost(wanted), trace_answer, wanted)
