"""GET /api/lessons, and judging the answers to their questions."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from ...lessons.lesson import Lesson
from ..http.answer import encode
from ..http.did_you_mean import did_you_mean
from ..http.fault import quoted
from ..http.json_answer import json_response
from ..http.json_route import JSONRoute
from ..http.openapi import refusals
from ..http.refused import Refused
from .answer import JudgedAnswer, LessonAnswer, LessonEntry, contents_answer, lesson_answer
from .judge import judge
from .request import AnswerBody

router = APIRouter(prefix="/api/lessons", tags=["lessons"])
answering = APIRouter(prefix="/api/lessons", route_class=JSONRoute, tags=["lessons"])


@router.get(
    "", response_model=list[LessonEntry], responses=refusals(), summary="The table of contents"
)
async def contents(request: Request) -> Response:
    """All lessons, in their order, with the titles of their paragraphs."""
    lessons: dict[str, Lesson] = request.app.state.lessons
    return json_response(encode([contents_answer(lesson) for lesson in lessons.values()]))


@router.get(
    "/{lesson_id}", response_model=LessonAnswer, responses=refusals(404), summary="One lesson"
)
async def lesson(request: Request, lesson_id: str) -> Response:
    """A lesson: each paragraph with its text and the place in the trace that it speaks of."""
    return json_response(encode(lesson_answer(_found(request, lesson_id))))


@answering.post(
    "/{lesson_id}/answer",
    responses=refusals(400, 404, 413, 415, 422),
    summary="Judge an answer",
)
def answer(request: Request, lesson_id: str, given: Annotated[AnswerBody, Body()]) -> JudgedAnswer:
    """Whether an answer to a question of the lesson is right, and else which mistake it shows."""
    told = _found(request, lesson_id)
    question = told.questions.get(given.question)
    if question is None:
        known = ", ".join(told.questions)
        raise Refused(
            404, f"There is no question {quoted(given.question)} in this lesson: there are {known}."
        )
    return judge(told, question, given.answer)


def _found(request: Request, name: str) -> Lesson:
    lessons: dict[str, Lesson] = request.app.state.lessons
    if name not in lessons:
        known = ", ".join(lessons)
        hint = did_you_mean(name, tuple(lessons))
        raise Refused(404, f"There is no lesson {quoted(name)}: there are {known}.{hint}")
    return lessons[name]
