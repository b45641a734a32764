"""What a request for the worksheet of a problem may say."""

from typing import Annotated

from pydantic import Field

from ...practice.worksheet.worksheet import QUANTITIES
from ..http.field_words import Place, choice_place
from ..http.request_body import NameOf
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import ProblemRequest

FORMATS = ("html", "tex")
LONGEST_TITLE = 120


class SheetOfProblem(ProblemRequest):
    """The problem on show, as a worksheet or as its solution."""

    PLACES = PROBLEM_PLACES | {
        "title": Place("the title", f"text of at most {LONGEST_TITLE} characters"),
        "asked": Place("the quantities asked for", f"a list of {', '.join(QUANTITIES)}"),
        "asked.*": choice_place("a quantity", *QUANTITIES),
        "solution": Place("“solution”", "true or false"),
        "format": choice_place("the format", *FORMATS),
    }

    title: str = Field(default="Backpropagation by hand", min_length=1, max_length=LONGEST_TITLE)
    asked: list[Annotated[str, NameOf(QUANTITIES)]] = Field(
        default=[], max_length=len(QUANTITIES), description="Empty for all."
    )
    solution: bool = False
    format: Annotated[str, NameOf(FORMATS)] = "html"
