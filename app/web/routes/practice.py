"""Practice: grading answers, checking published ones, the known mistakes, and exercises."""

from typing import Annotated

from fastapi import APIRouter, Body

from ...engine.problem import Problem
from ...examples import load_examples
from ...practice.exercise.exercise import make_exercise
from ...practice.grading.answer_key import AnswerKey
from ...practice.grading.grade import grade, score
from ...practice.mistakes import MISTAKES
from ...practice.published import check_published
from ..details import Refused
from ..faults import no_such_sample
from ..json_route import JSONRoute
from ..openapi import refusals
from ..practice_schemas import (
    ExerciseAnswer,
    ExerciseRequest,
    GradeAnswer,
    GradeRequest,
    MistakeAnswer,
    exercise_answer,
    mistake_answer,
    result_answer,
)
from ..published_schemas import PublishedAnswer, PublishedRequest, published_answer

router = APIRouter(prefix="/api/practice", route_class=JSONRoute, tags=["practice"])
mistakes = APIRouter(prefix="/api/practice", tags=["practice"])

_EXAMPLES = {
    example.id: {
        "summary": example.title,
        "value": {"problem": example.problem, "printed": dict(example.published)},
    }
    for example in load_examples()
    if example.published
}


@router.post(
    "/grade",
    responses=refusals(400, 413, 415, 422),
    response_model_exclude_none=True,
    summary="Judge answers, and name the mistakes behind wrong ones",
)
def grade_answers(wanted: Annotated[GradeRequest, Body()]) -> GradeAnswer:
    """Each answer is `correct`, `consistent` (right, given the earlier wrong ones), `wrong`, or
    `unreadable`, which an unknown ref is too. The true number is told only with `reveal`.
    """
    problem = _problem_with_sample(wanted)
    results = grade(AnswerKey(problem, wanted.sample), wanted.answers)
    return GradeAnswer(
        results=[result_answer(result, reveal=wanted.reveal) for result in results],
        score=score(results),
    )


@router.post(
    "/published",
    responses=refusals(400, 413, 415, 422),
    summary="Check the numbers of a published example, and name its conventions",
)
def check_example(
    wanted: Annotated[PublishedRequest, Body(openapi_examples=_EXAMPLES)],
) -> PublishedAnswer:
    """Each number `agrees` to the digits printed, is `cut_off` instead of rounded, follows from
    the publication's own earlier numbers (`rounded` where those agree, else `follows`), or
    `differs`; it is `unreadable` if it is none, or of an unknown ref.

    What differs is explained by conventions or mistakes kept throughout, such as a loss without
    its ½, a mean for a sum, y − o, biases left as they were, or updated weights in the hidden δ.
    """
    problem = _problem_with_sample(wanted)
    return published_answer(check_published(problem, wanted.numbers(), wanted.sample))


def _problem_with_sample(wanted: GradeRequest | PublishedRequest) -> Problem:
    """The problem of the request, which has the sample that the request is about."""
    problem = wanted.problem.to_problem()
    samples = len(problem.inputs)
    if wanted.sample >= samples:
        raise Refused(422, no_such_sample("“sample”", samples), "/sample")
    return problem


@router.post("/exercise", responses=refusals(400, 413, 415, 422), summary="An exercise by its seed")
def exercise(wanted: Annotated[ExerciseRequest, Body()]) -> ExerciseAnswer:
    """The same seed, sizes and difficulty give the same exercise everywhere."""
    made = make_exercise(wanted.seed, wanted.sizes, wanted.difficulty, wanted.samples)
    return exercise_answer(made)


@mistakes.get("/mistakes", responses=refusals(), summary="The mistakes that can be named")
async def known_mistakes() -> list[MistakeAnswer]:
    """Every mistake with its explanation and a hint."""
    return [mistake_answer(mistake) for mistake in MISTAKES.values()]
