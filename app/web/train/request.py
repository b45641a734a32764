"""What a request for training may say."""

from typing import Annotated

from pydantic import Field

from ..http.field_words import Place
from ..http.request_body import WholeNumber
from ..problem import limits
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import ProblemRequest


class TrainRequest(ProblemRequest):
    """How many iterations to run on which problem."""

    PLACES = PROBLEM_PLACES | {
        "iterations": Place("“iterations”", f"a whole number from 1 to {limits.ITERATIONS}"),
    }

    iterations: Annotated[WholeNumber, Field(ge=1, le=limits.ITERATIONS)] = 100
