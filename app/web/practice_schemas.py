"""What requests for practice may say, and what they are answered."""

from typing import Annotated

from pydantic import Field

from ..practice.exercise.difficulty import DIFFICULTIES
from ..practice.exercise.exercise import DEEPEST, LARGEST_SEED, MOST_SAMPLES, WIDEST, Exercise
from ..practice.grading.grade import Result, Verdict
from ..practice.mistakes.record import Mistake
from ..practice.numbers.answer import LONGEST
from .answers import Answer
from .schemas import (
    Body,
    NameOf,
    ProblemBody,
    WholeNumber,
)

#: More answers than any problem within the limits has numbers that a person would work out.
MOST_ANSWERS = 1000


class GradeRequest(Body):
    """Answers to be graded."""

    problem: ProblemBody
    answers: dict[str, Annotated[str, Field(max_length=LONGEST)]] = Field(
        max_length=MOST_ANSWERS, description="By ref, as they were written: 0.1385, .14, 1/7."
    )
    sample: WholeNumber = Field(default=0, description="The sample of the batch that they are for.")
    reveal: bool = Field(default=False, description="Whether to tell the true numbers.")


class ExerciseRequest(Body):
    """Which exercise to make."""

    seed: Annotated[WholeNumber, Field(le=LARGEST_SEED)] = 1
    sizes: list[Annotated[WholeNumber, Field(ge=1, le=WIDEST)]] = Field(
        default=[2, 2, 2], min_length=2, max_length=DEEPEST + 1, description="d, …, C."
    )
    difficulty: Annotated[str, NameOf(DIFFICULTIES)] = "medium"
    samples: Annotated[WholeNumber, Field(ge=1, le=MOST_SAMPLES)] = 1


class MistakeAnswer(Answer):
    """A mistake that people make."""

    id: str
    name: str
    explanation: str
    hint: str = Field(description="Does not give the answer away.")


class ResultAnswer(Answer):
    """What is said of one answer."""

    ref: str
    given: str
    verdict: Verdict
    message: str
    mistakes: list[MistakeAnswer] = Field(description="Those that give exactly this number.")
    together: bool = Field(description="Whether only all of them at once give it.")
    value: float | None = Field(default=None, description="The true number, if asked for.")


class GradeAnswer(Answer):
    """Every answer judged, and how many got each verdict."""

    results: list[ResultAnswer]
    score: dict[Verdict, int]


class ExerciseAnswer(Answer):
    """A problem, and the numbers to find, in the order of the work."""

    seed: int
    difficulty: str
    problem: ProblemBody
    refs: list[str]


def mistake_answer(mistake: Mistake) -> MistakeAnswer:
    """The mistake in words."""
    return MistakeAnswer(
        id=mistake.id, name=mistake.name, explanation=mistake.explanation, hint=mistake.hint
    )


def result_answer(result: Result, *, reveal: bool) -> ResultAnswer:
    """The result, with the true number only where it is to be revealed."""
    return ResultAnswer(
        ref=result.ref,
        given=result.given,
        verdict=result.verdict,
        message=result.message,
        mistakes=[mistake_answer(mistake) for mistake in result.mistakes],
        together=result.together,
        value=result.value if reveal else None,
    )


def exercise_answer(exercise: Exercise) -> ExerciseAnswer:
    """The exercise, its problem as POST /api/trace takes one."""
    return ExerciseAnswer(
        seed=exercise.seed,
        difficulty=exercise.difficulty,
        problem=ProblemBody.of(exercise.problem),
        refs=[str(ref) for ref in exercise.refs],
    )
