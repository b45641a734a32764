"""A worked example as it goes out."""

from typing import Any

from pydantic import Field

from ...examples import Example, GraphExample
from ..http.answer import Answer
from ..problem.body import ProblemBody
from ..problem.graph_body import GraphBody


class Published(Answer):
    """A number as the example's source prints it."""

    ref: str
    printed: str


class ExampleAnswer(Answer):
    """A worked example."""

    id: str
    title: str
    source: str
    note: str
    problem: ProblemBody
    published: list[Published]
    after: dict[str, str] = Field(description="What the source prints of later iterations.")


class GraphExampleAnswer(Answer):
    """A worked example of a computational graph."""

    id: str
    title: str
    source: str
    note: str
    graph: GraphBody
    published: list[Published]


def graph_example_answer(example: GraphExample) -> dict[str, Any]:
    """A worked example of a graph."""
    return {
        "id": example.id,
        "title": example.title,
        "source": example.source,
        "note": example.note,
        "graph": example.graph,
        "published": [{"ref": ref, "printed": printed} for ref, printed in example.published],
    }


def example_answer(example: Example) -> dict[str, Any]:
    """A worked example."""
    return {
        "id": example.id,
        "title": example.title,
        "source": example.source,
        "note": example.note,
        "problem": example.problem,
        "published": [{"ref": ref, "printed": printed} for ref, printed in example.published],
        "after": example.after,
    }
