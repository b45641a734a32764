"""The answer to POST /api/import."""

from pydantic import Field

from ..http.answer import Answer
from ..problem.body import ProblemBody
from ..problem.graph_body import GraphBody


class ImportAnswer(Answer):
    """The problem in a file, or the graph."""

    problem: ProblemBody | None = Field(None, description="A stack of dense layers.")
    graph: GraphBody | None = Field(
        None, description="A model of any other form; one of the two is there."
    )
    notes: list[str] = Field(
        description="Sentences: what was assumed, transposed or left out, and what was guessed."
    )


class FormatAnswer(Answer):
    """A format of files."""

    name: str
    title: str
    endings: list[str] = Field(description="How names of its files end, the usual one first.")
    media_type: str
    reads: bool
    writes: bool
    missing: str | None = Field(
        description="What to install on the server so that it knows the format; null if nothing."
    )


class FormatsAnswer(Answer):
    """All formats."""

    formats: list[FormatAnswer]
