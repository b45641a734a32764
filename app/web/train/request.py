"""What a request for training may say."""

from typing import Annotated

from ..http.field_words import Place
from ..http.request_body import Whole
from ..problem import limits
from ..problem.fields import PROBLEM_PLACES
from ..problem.request import ProblemRequest


class TrainRequest(ProblemRequest):
    """How many iterations to run on which problem."""

    PLACES = PROBLEM_PLACES | {
        "iterations": Place("“iterations”", f"a whole number from 1 to {limits.ITERATIONS}"),
    }

    iterations: Annotated[int, Whole(1, limits.ITERATIONS)] = 100
