"""POST /api/practice/grade and /exercise, GET /api/practice/mistakes."""

from typing import Annotated

from fastapi import APIRouter, Body

from ...practice.exercise.exercise import make_exercise
from ...practice.grading.answer_key import AnswerKey
from ...practice.grading.grade import grade, score
from ...practice.mistakes import MISTAKES
from ..answers.mistake import MistakeAnswer, mistake_answer
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..problem.request import problem_with_sample
from .answer import ExerciseAnswer, GradeAnswer, exercise_answer, result_answer
from .request import ExerciseRequest, GradeRequest

router = APIRouter(prefix="/api/practice", route_class=JSONRoute, tags=["practice"])
mistakes = APIRouter(prefix="/api/practice", tags=["practice"])


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
    problem = problem_with_sample(wanted.problem, wanted.sample)
    results = grade(AnswerKey(problem, wanted.sample), wanted.answers)
    return GradeAnswer(
        results=[result_answer(result, reveal=wanted.reveal) for result in results],
        score=score(results),
    )


@router.post("/exercise", responses=refusals(400, 413, 415, 422), summary="An exercise by its seed")
def exercise(wanted: Annotated[ExerciseRequest, Body()]) -> ExerciseAnswer:
    """The same seed, sizes and difficulty give the same exercise everywhere."""
    made = make_exercise(wanted.seed, wanted.sizes, wanted.difficulty, wanted.samples)
    return exercise_answer(made)


@mistakes.get("/mistakes", responses=refusals(), summary="The mistakes that can be named")
async def known_mistakes() -> list[MistakeAnswer]:
    """Every mistake with its explanation and a hint."""
    return [mistake_answer(mistake) for mistake in MISTAKES.values()]
