"""What a request for a program is answered."""

from pydantic import Field

from ...trace.graph.schedule import GraphPhase
from ...trace.schedule import Op
from ..http.answer import Answer


class LinesAnswer(Answer):
    """The lines of a program that compute one quantity of one layer, counted from 1."""

    op: Op
    quantity: str
    layer: int
    first: int
    last: int


class GraphLinesAnswer(Answer):
    """The lines of a program that compute one array of a graph, or its gradient."""

    phase: GraphPhase
    name: str
    first: int
    last: int


class GraphProgramAnswer(Answer):
    """Both passes over a graph as a program."""

    code: str
    lines: list[GraphLinesAnswer] = Field(description="One for each block of the trace.")
    given: tuple[int, int] = Field(
        description="The first and the last of the lines with what is given."
    )


class ProgramAnswer(Answer):
    """One iteration as a program in NumPy."""

    code: str
    lines: list[LinesAnswer] = Field(description="One for each kind of block of the trace.")
    given: tuple[int, int] = Field(
        description="The first and the last of the lines with what is given."
    )
