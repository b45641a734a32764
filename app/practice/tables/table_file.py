"""A table from a file, whichever way it was saved."""

from collections.abc import Callable

from .assignments import Assignment, assignments
from .delimited import Form, Row, Table, decoded, read_table
from .workbook import MAGIC, read_workbook


def read_table_file(content: bytes, sought: Callable[[str], bool]) -> Table:
    """The table in a CSV file, in Markdown or in a workbook; lines of answers are a row of one.

    Raises TableError.
    """
    if content.startswith(MAGIC):
        return read_workbook(content)
    noted = assignments_in(content)
    return _row_of(noted) if noted else read_table(content, sought)


def assignments_in(content: bytes) -> list[Assignment] | None:
    """What the lines of a file note, δo1 = -0.1407; None where it is a table. Raises TableError."""
    if content.startswith(MAGIC):
        return None
    text, _ = decoded(content)
    return assignments(text)


def _row_of(noted: list[Assignment]) -> Table:
    """A header of names, and one row. Raises nothing: a name given twice is told of as a column."""
    names = tuple(each.name for each in noted)
    row = Row(noted[0].line, tuple(each.text for each in noted))
    return Table(Form(",", "\n", bom=False), Row(noted[0].line, names), (row,), ())
