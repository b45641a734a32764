"""What a request for a program is answered."""

from pydantic import Field

from ...trace.schedule import Op
from ..http.answer import Answer


class LinesAnswer(Answer):
    """The lines of a program that compute one quantity of one layer, counted from 1."""

    op: Op
    quantity: str
    layer: int
    first: int
    last: int


class ProgramAnswer(Answer):
    """One iteration as a program in NumPy."""

    code: str
    lines: list[LinesAnswer] = Field(description="One for each kind of block of the trace.")
    given: tuple[int, int] = Field(
        description="The first and the last of the lines with what is given."
    )
