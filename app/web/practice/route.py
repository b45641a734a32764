"""POST /api/practice/grade and /exercise, GET /api/practice/mistakes."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response

from ...practice.graph.mistakes import GRAPH_MISTAKES
from ...practice.mistakes import MISTAKES
from ...practice.mistakes.record import Named
from ..answers.mistake import MistakeAnswer, mistake_answer
from ..http.fault import quoted
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.refused import Refused
from ..work.answer import answer
from .answer import ExerciseAnswer, GradeAnswer, GraphExerciseAnswer
from .request import ExerciseRequest, GradeRequest
from .work import exercise_cost, grade_answer, grade_cost, made_exercise

router = APIRouter(prefix="/api/practice", route_class=JSONRoute, tags=["practice"])
mistakes = APIRouter(prefix="/api/practice", tags=["practice"])

_MISTAKES: dict[str, list[Named]] = {
    "network": [*MISTAKES.values()],
    "graph": [*GRAPH_MISTAKES.values()],
}


@router.post(
    "/grade",
    response_model=GradeAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="Judge answers, and name the mistakes behind wrong ones",
)
async def grade_answers(request: Request, wanted: Annotated[GradeRequest, Body()]) -> Response:
    """Each answer is `correct`, `consistent` (right, given the earlier wrong ones), `wrong`, or
    `unreadable`, which an unknown ref is too. The true number is told only with `reveal`.
    """
    return await answer(request, grade_cost(wanted), grade_answer, wanted)


@router.post(
    "/exercise",
    response_model=ExerciseAnswer | GraphExerciseAnswer,
    responses=refusals(400, 413, 415, 422, 503),
    summary="An exercise by its seed",
)
async def exercise(request: Request, wanted: Annotated[ExerciseRequest, Body()]) -> Response:
    """The same seed, sizes and difficulty give the same exercise everywhere."""
    return await answer(request, exercise_cost(wanted), made_exercise, wanted)


@mistakes.get("/mistakes", responses=refusals(422), summary="The mistakes that can be named")
async def known_mistakes(
    kind: Annotated[str, Query(description="`network`, or `graph`.")] = "network",
) -> list[MistakeAnswer]:
    """Every mistake with its explanation and a hint: those of networks, or those of graphs."""
    if kind not in _MISTAKES:
        raise Refused(422, f"“kind” is {quoted(kind)}: it is one of {', '.join(_MISTAKES)}.")
    return [mistake_answer(mistake) for mistake in _MISTAKES[kind]]
