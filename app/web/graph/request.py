"""What a request for a graph's trace may say."""

from typing import Annotated

from pydantic import Field

from ..http.field_words import Place
from ..http.request_body import RequestBody, Whole, WholeNumber
from ..problem import limits
from ..problem.fields import PROBLEM_PLACES
from ..problem.graph_body import GRAPH_PLACES, GraphBody
from ..problem.optimizer import OptimizerBody
from .state import STATE_PLACES, GraphStateBody

#: The fields of what a graph learns by, which stand beside it.
UPDATE_PLACES: dict[str, Place] = {
    path.removeprefix("problem."): place
    for path, place in PROBLEM_PLACES.items()
    if path.startswith("problem.optimizer")
} | STATE_PLACES


class GraphTrainRequest(RequestBody):
    """How many iterations to run on which graph, with which optimizer."""

    PLACES = (
        GRAPH_PLACES
        | UPDATE_PLACES
        | {"iterations": Place("“iterations”", f"a whole number from 1 to {limits.ITERATIONS}")}
    )

    graph: GraphBody
    optimizer: OptimizerBody = OptimizerBody()
    optimizer_state: GraphStateBody | None = Field(
        default=None,
        description="That of the answer before, to go on where it stopped; null to begin anew.",
    )
    iterations: Annotated[int, Whole(1, limits.ITERATIONS)] = 100


class GraphTraceRequest(RequestBody):
    """Which steps of a graph's passes to answer with; with an optimizer, of its update too."""

    PLACES = (
        GRAPH_PLACES
        | UPDATE_PLACES
        | {
            "start": Place("“start”", "a whole number, the step to start from, counted from 0"),
            "count": Place("“count”", "a whole number of steps, 0 or more"),
        }
    )

    graph: GraphBody
    optimizer: OptimizerBody | None = Field(
        default=None,
        description="With one, the trace ends with the update of every array that learns: of each "
        "number what the optimizer computes on the way, then its new value.",
    )
    optimizer_state: GraphStateBody | None = Field(
        default=None,
        description="What an iteration has left, as `/api/graph/train` answers with it.",
    )
    start: WholeNumber = Field(default=0, description="The first step, from 0; at most the total.")
    count: WholeNumber = Field(
        default=limits.DEFAULT_PAGE,
        description=f"How many steps. At most {limits.PAGE} come at once, and fewer where they "
        "read very many numbers: go on at `start` and the number of `steps` that came.",
    )
