"""GET /api/examples."""

from fastapi import APIRouter, Response

from ...examples import load_examples
from ..answers import ExampleAnswer
from ..details import Refused
from ..faults import quoted
from ..openapi import refusals
from ..usual_names import did_you_mean
from ..wire import encode, example_answer

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
    return Response(_ALL, media_type="application/json")


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
    return Response(encode(_EXAMPLES[example_id]), media_type="application/json")
