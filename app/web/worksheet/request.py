"""What a request for the worksheet of a problem may say."""

from typing import Annotated

from pydantic import Field

from ...practice.graph.worksheet import PARTS
from ...practice.worksheet.variants import MOST_VARIANTS
from ...practice.worksheet.worksheet import QUANTITIES as OF_NETWORK
from ..http.field_words import Place, choice_place
from ..http.request_body import NameOf, Number, Whole
from ..problem.either import EITHER_PLACES, EitherRequest

#: Of a network, or of a graph.
QUANTITIES = (*OF_NETWORK, *PARTS)
FORMATS = ("html", "tex", "docx")
LONGEST_TITLE = 120
MOST_POINTS = 100

Points = Annotated[Number, Field(ge=0, le=MOST_POINTS)]


class SheetOfProblem(EitherRequest):
    """The problem on show, or the graph, as a worksheet or as its solution."""

    PLACES = EITHER_PLACES | {
        "title": Place("the title", f"text of at most {LONGEST_TITLE} characters"),
        "asked": Place("the quantities asked for", f"a list of {', '.join(QUANTITIES)}"),
        "asked.*": choice_place("a quantity", *QUANTITIES),
        "solution": Place("“solution”", "true or false"),
        "points": Place("the points", f"an object of {', '.join(QUANTITIES)}"),
        "points.*": Place("the points of a quantity", f"a number from 0 to {MOST_POINTS}"),
        "points.[key]": choice_place("a quantity with points", *QUANTITIES),
        "variants": Place("“variants”", f"a whole number, 1 to {MOST_VARIANTS}"),
        "format": choice_place("the format", *FORMATS),
    }

    title: str = Field(default="Backpropagation by hand", min_length=1, max_length=LONGEST_TITLE)
    asked: list[Annotated[str, NameOf(QUANTITIES)]] = Field(
        default=[], max_length=len(QUANTITIES), description="Empty for all."
    )
    points: dict[Annotated[str, NameOf(QUANTITIES)], Points] = Field(
        default={}, description="What a number of a quantity is worth."
    )
    variants: Annotated[int, Whole(1, MOST_VARIANTS)] = Field(
        default=1,
        description="The problem itself, and others like it with numbers of their own; of a graph "
        "there is one.",
    )
    solution: bool = False
    format: Annotated[str, NameOf(FORMATS)] = "html"
