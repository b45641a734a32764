"""What requests about a class are answered."""

from pydantic import Field

from ...practice.grading.grade import Verdict
from ..answers.names import QuestionAnswer
from ..http.answer import Answer


class ToldLine(Answer):
    """What is said of a line of the file."""

    line: int
    what: str


class ColumnAnswer(Answer):
    """A column of the table, and what it is taken for."""

    name: str
    ref: str | None = Field(description="The number that it is taken for, if for any.")
    suggestions: list[str] = Field(description="Numbers that it may be for.")
    numbers: bool = Field(description="Whether most of its cells are numbers.")
    shown: list[str] = Field(description="The first of its cells that are not empty.")


class RowAnswer(Answer):
    """A row of the table, as it is to be sent for its marks."""

    line: int
    cells: list[str]


class TableAnswer(Answer):
    """The table in the file."""

    columns: list[ColumnAnswer]
    rows: list[RowAnswer]
    delimiter: str
    notes: list[ToldLine] = Field(description="What was made of some rows.")
    faults: list[ToldLine] = Field(description="Rows that were left out, and why.")
    refs: list[str] = Field(description="All numbers that can be asked for, in order.")
    question: QuestionAnswer | None = Field(
        description="Where the columns’ names can be meant in another way than they were read."
    )


class CellAnswer(Answer):
    """What is said of one answer of a student."""

    given: str
    verdict: Verdict
    message: str
    mistakes: list[str] = Field(description="The names of those that give exactly this number.")
    together: bool


class StudentAnswer(Answer):
    """The marks of one student; a blank answer has no result."""

    line: int
    who: str
    points: int
    results: dict[str, CellAnswer]
    cells: list[str] = Field(description="The row of marks, as it stands in a file.")


class MarksAnswer(Answer):
    """The marks of some students."""

    header: list[str] = Field(description="The header of the rows of marks.")
    refs: list[str]
    students: list[StudentAnswer]
    replaced: list[ToldLine] = Field(description="Rows that later ones of a student replace.")
