"""What requests for practice may say."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ...practice.exercise.difficulty import DIFFICULTIES
from ...practice.exercise.exercise import DEEPEST, LARGEST_SEED, MOST_SAMPLES, WIDEST
from ...practice.graph.exercise import EXERCISES
from ...practice.numbers.answer import LONGEST
from ..http.field_words import Place, choice_place
from ..http.refused import Refused
from ..http.request_body import Name, NameOf, RequestBody, Whole, WholeNumber
from ..problem.either import EITHER_PLACES, EitherRequest
from ..problem.request import NUMBER_AS_TEXT, REF_AS_TEXT, SAMPLE_PLACE

#: More answers than any problem within the limits has numbers that a person would work out.
MOST_ANSWERS = 1000


class GradeRequest(EitherRequest):
    """Answers to be graded, about a problem or a graph."""

    PLACES = EITHER_PLACES | {
        "answers": Place("the list of answers", "an object that holds the answers as text, by ref"),
        "answers.*": Place("an answer", NUMBER_AS_TEXT),
        "answers.[key]": Place("a name in the list of answers", REF_AS_TEXT),
        "sample": SAMPLE_PLACE,
        "reveal": Place("“reveal”", "true or false"),
    }

    answers: dict[Name, Annotated[str, Field(max_length=LONGEST)]] = Field(
        max_length=MOST_ANSWERS, description="By ref, as they were written: 0.1385, .14, 1/7."
    )
    sample: WholeNumber = Field(default=0, description="The sample of the batch that they are for.")
    reveal: bool = Field(default=False, description="Whether to tell the true numbers.")


class ExerciseRequest(RequestBody):
    """Which exercise to make."""

    PLACES: ClassVar[Mapping[str, Place]] = {
        "seed": Place("the seed", f"a whole number from 0 to {LARGEST_SEED:,}"),
        "sizes": Place(
            "the list of sizes",
            f"a list of 2 to {DEEPEST + 1} whole numbers: inputs, units …, outputs",
        ),
        "sizes.*": Place("size {}", f"a whole number from 1 to {WIDEST}"),
        "kind": choice_place("the kind of exercise", *EXERCISES),
        "difficulty": choice_place("the difficulty", *DIFFICULTIES),
        "samples": Place("“samples”", f"a whole number from 1 to {MOST_SAMPLES}"),
    }

    seed: Annotated[int, Whole(0, LARGEST_SEED)] = 1
    kind: Annotated[
        str,
        NameOf(EXERCISES),
        Field(description="`network`, or a kind of graph, which has no sizes and samples."),
    ] = "network"
    sizes: list[Annotated[int, Whole(1, WIDEST)]] = Field(
        default=[2, 2, 2], min_length=2, max_length=DEEPEST + 1, description="d, …, C."
    )
    difficulty: Annotated[str, NameOf(DIFFICULTIES)] = "medium"
    samples: Annotated[int, Whole(1, MOST_SAMPLES)] = 1

    @model_validator(mode="after")
    def of_its_kind(self) -> Self:
        """Raise Refused where a graph is given what networks have alone."""
        for name in ("sizes", "samples"):
            if self.kind != "network" and name in self.model_fields_set:
                told = f"“{name}” is of networks: a graph has none. Leave it out."
                raise Refused(422, told, f"/{name}")
        return self
