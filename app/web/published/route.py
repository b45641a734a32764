"""POST /api/practice/published: the numbers that a publication prints."""

from typing import Annotated

from fastapi import APIRouter, Body

from ...examples import load_examples
from ...practice.published import check_published
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.request import problem_with_sample
from .answer import PublishedAnswer, published_answer
from .request import PublishedRequest

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
    responses=refusals(400, 413, 415, 422),
    summary="Check the numbers of a published example, and name its conventions",
)
def check_example(
    wanted: Annotated[PublishedRequest, Body(openapi_examples=_EXAMPLES)],
) -> PublishedAnswer:
    """Each number `agrees` to the digits printed, is `cut_off` instead of rounded, follows from
    the publication's own earlier numbers (`rounded` where those agree, else `follows`), or
    `differs`; it is `unreadable` if it is none, or of an unknown ref.

    What differs is explained by conventions or mistakes kept throughout, such as a loss without
    its ½, a mean for a sum, y − o, biases left as they were, or updated weights in the hidden δ.
    """
    problem = problem_with_sample(wanted.problem, wanted.sample)
    return published_answer(check_published(problem, wanted.numbers(), wanted.sample))
