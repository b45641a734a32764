"""What a request for a program may say."""

from ..problem.fields import PROBLEM_PLACES
from ..problem.request import NOTATION_PLACE, NotationStyle, ProblemRequest


class ProgramRequest(ProblemRequest):
    """Which problem's iteration to write as a program, with which names."""

    PLACES = PROBLEM_PLACES | {"notation": NOTATION_PLACE}

    notation: NotationStyle = "lecture"
