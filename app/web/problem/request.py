"""What requests about a problem have in common."""

from typing import Annotated

from pydantic import Field

from ...engine.problem import Problem
from ...explain.notation import STYLES
from ...practice.naming.ways import WAYS
from ...practice.numbers.answer import LONGEST
from ..http.field_words import Place, choice_place
from ..http.refused import Refused
from ..http.request_body import LONGEST_NAME, NameOf, RequestBody
from .body import ProblemBody
from .faults import no_such_sample
from .fields import PROBLEM_PLACES


class ProblemRequest(RequestBody):
    """A problem, and nothing else."""

    PLACES = PROBLEM_PLACES

    problem: ProblemBody


NotationStyle = Annotated[
    str,
    NameOf(STYLES),
    Field(description="net, h, o, U and W, or z, a and W with layer numbers."),
]
NOTATION_PLACE = choice_place("the notation", *STYLES)

#: What belongs where a number is given as it was written.
NUMBER_AS_TEXT = f"text of at most {LONGEST} characters: a number, or arithmetic"
#: What belongs where a number is named.
REF_AS_TEXT = f"the name of a number of the problem, at most {LONGEST_NAME} characters"

SAMPLE_PLACE = Place("“sample”", "a whole number, the sample, counted from 0")

#: How names are read that can be read in more than one way; None asks.
NamesRead = Annotated[
    Annotated[str, NameOf(WAYS)] | None,
    Field(
        description="How names are read: "
        + "; ".join(f"`{way.id}`: {way.words}" for way in WAYS.values())
    ),
]
NAMES_PLACE = choice_place("how names are read", *WAYS)


def problem_with_sample(problem: ProblemBody, sample: int) -> Problem:
    """The problem of a request about one ``sample``. Raises Refused where there is none such."""
    read = problem.to_problem()
    samples = len(read.inputs)
    if sample >= samples:
        raise Refused(422, no_such_sample("“sample”", samples), "/sample")
    return read
