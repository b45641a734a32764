"""What the server answers of lessons, for its API documentation."""

from typing import Any, Literal

from pydantic import Field

from ...lessons.lesson import Lesson, Paragraph
from ..answers.mistake import MistakeAnswer
from ..http.answer import Answer
from ..problem.body import ProblemBody
from ..problem.graph_body import GraphBody


class ParagraphEntry(Answer):
    """A paragraph in the table of contents."""

    id: str
    title: str


class LessonEntry(Answer):
    """A lesson in the table of contents."""

    id: str
    title: str
    summary: str
    minutes: int
    questions: int = Field(description="How many the reader is asked.")
    paragraphs: list[ParagraphEntry]


class LessonProblem(Answer):
    """A problem that a lesson speaks of."""

    problem: ProblemBody | None = Field(default=None, description="Of a network.")
    graph: GraphBody | None = Field(default=None, description="Of a graph.")
    example: str | None = Field(description="The worked example that it is, if any.")


class ParagraphAnswer(ParagraphEntry):
    """A paragraph, and the place in the trace that it speaks of."""

    problem: str = Field(description="The name of its problem in `problems`.")
    cursor: int = Field(description="Steps done.")
    grain: Literal["pass", "layer", "node", "number", "term"]
    highlight: list[str] = Field(description="The refs that are lit up.")
    tab: str | None
    body: list[Any] = Field(
        description="Text, elements `{tag, children}`, and objects with a `kind`: number, "
        "formula, math, question or plot."
    )


class LessonAnswer(Answer):
    """A whole lesson."""

    id: str
    title: str
    summary: str
    minutes: int
    questions: int
    problems: dict[str, LessonProblem]
    paragraphs: list[ParagraphAnswer]


class JudgedAnswer(Answer):
    """What is to be said of an answer."""

    verdict: Literal["correct", "wrong", "unreadable"]
    message: str
    mistakes: list[MistakeAnswer] = Field(description="Those that give exactly this number.")


def contents_answer(lesson: Lesson) -> dict[str, Any]:
    """A lesson as the table of contents has it."""
    return {
        "id": lesson.id,
        "title": lesson.title,
        "summary": lesson.summary,
        "minutes": lesson.minutes,
        "questions": len(lesson.questions),
        "paragraphs": [{"id": each.id, "title": each.title} for each in lesson.paragraphs],
    }


def lesson_answer(lesson: Lesson) -> dict[str, Any]:
    """A whole lesson."""
    return {
        **contents_answer(lesson),
        "problems": {
            name: {
                **(wire if "graph" in wire else {"problem": wire}),
                "example": lesson.examples.get(name),
            }
            for name, wire in lesson.problems.items()
        },
        "paragraphs": [_paragraph(each) for each in lesson.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "title": paragraph.title,
        "problem": paragraph.problem,
        "cursor": paragraph.cursor,
        "grain": paragraph.grain,
        "highlight": list(paragraph.highlight),
        "tab": paragraph.tab,
        "body": paragraph.body,
    }
