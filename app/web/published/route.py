"""POST /api/practice/published: the numbers that a publication prints."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ...examples import load_examples
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..work.answer import answer
from .answer import PublishedAnswer
from .request import PublishedRequest
from .work import check_cost, checked

router = APIRouter(prefix="/api/practice", route_class=JSONRoute, tags=["practice"])


_EXAMPLES = {
    example.id: {
        "summary": example.title,
        "value": {"problem": example.problem, "printed": dict(example.published)},
    }
    for example in load_examples()
    if example.published
}


@router.post(
    "/published",
    response_model=PublishedAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Check the numbers of a published example, and name its conventions",
)
async def check_example(
    request: Request,
    wanted: Annotated[PublishedRequest, Body(openapi_examples=_EXAMPLES)],
) -> Response:
    """Each number `agrees` to the digits printed, is `cut_off` instead of rounded, follows from
    the publication's own earlier numbers (`rounded` where those agree, else `follows`), or
    `differs`; it is `unreadable` if it is none, or of an unknown ref.

    What differs is explained by conventions or mistakes kept throughout, such as a loss without
    its ½, a mean for a sum, y − o, biases left as they were, updated weights in the hidden δ,
    weights in columns, a threshold for the bias, or another learning rate, told with its value.
    """
    return await answer(request, check_cost(wanted), checked, wanted)
