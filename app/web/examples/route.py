"""GET /api/examples."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from ...examples import load_examples, load_graph_examples
from ..answers.example import (
    ExampleAnswer,
    GraphExampleAnswer,
    example_answer,
    graph_example_answer,
)
from ..http.answer import encode
from ..http.did_you_mean import did_you_mean
from ..http.fault import quoted
from ..http.json_answer import json_response
from ..http.openapi import refusals
from ..http.refused import Refused

router = APIRouter(prefix="/api/examples", tags=["examples"])

_EXAMPLES = {example.id: example_answer(example) for example in load_examples()}
_GRAPHS = {example.id: graph_example_answer(example) for example in load_graph_examples()}


#: The examples by the kind of their problem.
_ALL = {
    "network": encode(list(_EXAMPLES.values())),
    "graph": encode(list(_GRAPHS.values())),
}


@router.get(
    "",
    response_model=list[ExampleAnswer] | list[GraphExampleAnswer],
    responses=refusals(422),
    summary="The worked examples",
)
async def examples(
    kind: Annotated[
        str, Query(description="“network”: each has a “problem”; or “graph”: each has a “graph”.")
    ] = "network",
) -> Response:
    """All worked examples, in the order of the menu, with the numbers that their sources print."""
    if kind not in _ALL:
        raise Refused(422, f"“kind” is {quoted(kind)}: it is one of {', '.join(_ALL)}.")
    return json_response(_ALL[kind])


@router.get(
    "/{example_id}",
    response_model=ExampleAnswer | GraphExampleAnswer,
    responses=refusals(404),
    summary="One worked example",
)
async def example(example_id: str) -> Response:
    """One worked example of either kind, by its id."""
    every = _EXAMPLES | _GRAPHS
    if example_id not in every:
        known = ", ".join(every)
        hint = did_you_mean(example_id, tuple(every))
        raise Refused(404, f"There is no example {quoted(example_id)}: there are {known}.{hint}")
    return json_response(encode(every[example_id]))
