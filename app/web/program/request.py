"""What a request for a program may say."""

from typing import Literal

from ..http.field_words import choice_place
from ..problem.either import EITHER_PLACES, EitherRequest
from ..problem.request import NOTATION_PLACE, NotationStyle

Library = Literal["numpy", "autograd", "pytorch"]


class ProgramRequest(EitherRequest):
    """Which problem's iteration, or which graph, to write as a program.

    A graph may be written for any library, a network for NumPy alone.
    """

    PLACES = EITHER_PLACES | {
        "notation": NOTATION_PLACE,
        "library": choice_place("the library", "numpy", "autograd", "pytorch"),
    }

    notation: NotationStyle = "lecture"
    library: Library = "numpy"
