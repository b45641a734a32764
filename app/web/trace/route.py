"""POST /api/trace."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from ..answers.trace_page import TraceAnswer, trace_page
from ..http.answer import encode, json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.examples import EXAMPLES
from .request import TraceRequest

router = APIRouter(route_class=JSONRoute, tags=["trace"])


@router.post(
    "/api/trace",
    response_model=TraceAnswer,
    responses=refusals(400, 413, 415, 422),
    summary="One page of the trace of one iteration",
)
def trace(
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
    problem = wanted.problem.to_problem()
    page = trace_page(problem, wanted.start, wanted.count, wanted.notation)
    return json_response(encode(page))
