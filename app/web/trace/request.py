"""What a request for a trace may say."""

from pydantic import Field

from ..http.field_words import Place
from ..http.request_body import WholeNumber
from ..problem import limits
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import NOTATION_PLACE, NotationStyle, ProblemRequest


class TraceRequest(ProblemRequest):
    """Which steps of one iteration over the batch to answer with."""

    PLACES = PROBLEM_PLACES | {
        "start": Place("“start”", "a whole number, the step to start from, counted from 0"),
        "count": Place("“count”", "a whole number of steps, 0 or more"),
        "notation": NOTATION_PLACE,
    }

    start: WholeNumber = Field(default=0, description="The first step, from 0; at most the total.")
    count: WholeNumber = Field(
        default=limits.DEFAULT_PAGE,
        description=f"How many steps. At most {limits.PAGE} come at once, and fewer of a layer "
        "of very many units: go on at `start` and the number of `steps` that came.",
    )
    notation: NotationStyle = "lecture"
