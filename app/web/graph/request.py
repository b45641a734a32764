"""What a request for a graph's trace may say."""

from pydantic import Field

from ..http.field_words import Place
from ..http.request_body import RequestBody, WholeNumber
from ..problem import limits
from ..problem.graph_body import GRAPH_PLACES, GraphBody


class GraphTraceRequest(RequestBody):
    """Which steps of a graph's two passes to answer with."""

    PLACES = GRAPH_PLACES | {
        "start": Place("“start”", "a whole number, the step to start from, counted from 0"),
        "count": Place("“count”", "a whole number of steps, 0 or more"),
    }

    graph: GraphBody
    start: WholeNumber = Field(default=0, description="The first step, from 0; at most the total.")
    count: WholeNumber = Field(
        default=limits.DEFAULT_PAGE,
        description=f"How many steps. At most {limits.PAGE} come at once, and fewer where they "
        "read very many numbers: go on at `start` and the number of `steps` that came.",
    )
