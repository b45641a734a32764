"""GET /api/examples."""

from fastapi import APIRouter, Response

from ...examples import load_examples
from ..answers.example import ExampleAnswer, example_answer
from ..http.answer import encode, json_response
from ..http.did_you_mean import did_you_mean
from ..http.fault import quoted
from ..http.openapi import refusals
from ..http.problem_details import Refused

router = APIRouter(prefix="/api/examples", tags=["examples"])

_EXAMPLES = {example.id: example_answer(example) for example in load_examples()}
_ALL = encode(list(_EXAMPLES.values()))


@router.get(
    "",
    response_model=list[ExampleAnswer],
    responses=refusals(),
    summary="The worked examples",
)
async def examples() -> Response:
    """All worked examples, in the order of the menu, with the numbers that their sources print."""
    return json_response(_ALL)


@router.get(
    "/{example_id}",
    response_model=ExampleAnswer,
    responses=refusals(404),
    summary="One worked example",
)
async def example(example_id: str) -> Response:
    """One worked example, by its id."""
    if example_id not in _EXAMPLES:
        known = ", ".join(_EXAMPLES)
        hint = did_you_mean(example_id, tuple(_EXAMPLES))
        raise Refused(404, f"There is no example {quoted(example_id)}: there are {known}.{hint}")
    return json_response(encode(_EXAMPLES[example_id]))
