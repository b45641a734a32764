"""A table as spreadsheets write it: CSV, with commas, semicolons or tabs between cells.

It is read as UTF-8, or else as Windows-1252, in which Excel on Windows saves what it calls CSV.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from ...engine.counted import counted

_DELIMITERS = (",", ";", "\t")
#: A delimiter within a cell; a comma between two digits may be a decimal one.
_PARTING = re.compile(r"[;\t]|,(?!\d)|(?<!\d),")
_BOM = "\ufeff"
_TOO_LONG = (
    f"A cell of this row is longer than {csv.field_size_limit():,} characters. A quote that is "
    "never closed makes one cell of all that comes after it."
)
_QUOTES = (
    "The quotes of this row do not pair up. A quote inside a cell that is in quotes is written "
    "twice."
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a table was written, so that another can be written in the same way."""

    delimiter: str
    newline: str
    bom: bool
    windows_1252: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the ``line`` of the file where it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong at a ``line`` of the file, counted from 1, and what would be right."""

    line: int
    what: str


class TableError(ValueError):
    """A file that is no table, or not one that can be used; ``faults`` say why."""

    def __init__(self, *faults: LineFault) -> None:
        super().__init__(" ".join(fault.what for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under the ``header`` that have a cell for each column, and what is wrong with
    the others. Rows without any content are left out.
    """

    form: Form
    header: Row
    rows: tuple[Row, ...]
    faults: tuple[LineFault, ...]


def read_table(content: bytes, sought: Callable[[str], bool]) -> Table:
    """The table in a file.

    The delimiter is the one that finds the most ``sought`` columns in the header. Raises
    TableError where there is no table at all; a row that is not right is left out as a fault.
    """
    text, windows_1252 = _decoded(content)
    lines = list(StringIO(text.removeprefix(_BOM), newline=""))
    start = next((at for at, line in enumerate(lines) if line.strip(" ,;\t\r\n")), None)
    if start is None:
        raise TableError(LineFault(1, "The file is empty: there is no table in it."))
    delimiter = max(_DELIMITERS, key=lambda each: _told_apart(lines, start, each, sought))
    header, after = _record(lines, start, delimiter)
    if isinstance(header, LineFault):
        raise TableError(header)
    records = list(_records(lines, after, delimiter, len(header.cells)))
    form = Form(delimiter, _newline(lines[start]), text.startswith(_BOM), windows_1252)
    rows = tuple(record for record in records if isinstance(record, Row))
    faults = tuple(record for record in records if isinstance(record, LineFault))
    return Table(form, header, rows, faults)


def written(form: Form, rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file of that form, in UTF-8. The cells are written as they are.

    A table that came in Windows-1252 gets the mark by which Excel knows UTF-8.
    """
    text = StringIO(newline="")
    csv.writer(text, delimiter=form.delimiter, lineterminator=form.newline).writerows(rows)
    return ((_BOM if form.bom or form.windows_1252 else "") + text.getvalue()).encode()


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text of the file, and whether it is in Windows-1252, having bytes that UTF-8 has not."""
    at = content.find(b"\0")  # UTF-16 passes for either otherwise
    if at < 0:
        for encoding in ("utf-8", "cp1252"):
            try:
                return content.decode(encoding), encoding == "cp1252"
            except UnicodeDecodeError as error:
                at = error.start
    line = content.count(b"\n", 0, at) + 1
    raise TableError(
        LineFault(line, "This line is not text in UTF-8: save the table as CSV in UTF-8.")
    )


def _newline(line: str) -> str:
    ending = line[len(line.rstrip("\r\n")) :]
    return ending or "\n"


def _told_apart(
    lines: Sequence[str], start: int, delimiter: str, sought: Callable[[str], bool]
) -> tuple[int, int]:
    """How many columns the delimiter finds, save those with another one in them: sought, and all.

    In delta.2.0;0,1385 the comma parts a number, and leaves a name with a semicolon in it.
    """
    header, _ = _record(lines, start, delimiter)
    cells = header.cells if isinstance(header, Row) else ()
    whole = [cell for cell in cells if not _PARTING.search(cell)]
    return sum(map(sought, whole)), len(whole)


def _records(
    lines: Sequence[str], at: int, delimiter: str, columns: int
) -> Iterator[Row | LineFault]:
    """The rows from line ``at`` on that have any content, or what is wrong with them.

    A quote that is never closed costs its own row, not those after it.
    """
    while at < len(lines):
        record, after = _record(lines, at, delimiter)
        if isinstance(record, Row) and len(record.cells) != columns:
            swallowed = (_record(lines, n, delimiter)[0] for n in range(at + 1, after))
            if any(isinstance(row, Row) and len(row.cells) == columns for row in swallowed):
                record, after = LineFault(at + 1, _QUOTES), at + 1
        if isinstance(record, LineFault) or any(cell.strip() for cell in record.cells):
            yield _fitting(record, columns, delimiter)
        at = after


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[Row | LineFault, int]:
    """The row that begins at line ``at``, and the line after it; both count from 0."""
    left = (lines[n] for n in range(at, len(lines)))
    reader = csv.reader(left, delimiter=delimiter, strict=True)
    try:
        return Row(at + 1, tuple(next(reader))), at + reader.line_num
    except csv.Error as error:
        too_long = "field limit" in str(error)
        return LineFault(at + 1, _TOO_LONG if too_long else _QUOTES), at + 1


def _fitting(record: Row | LineFault, columns: int, delimiter: str) -> Row | LineFault:
    """The row, or what is wrong with it if it has not a cell for each column."""
    if isinstance(record, LineFault) or len(record.cells) == columns:
        return record
    cells = len(record.cells)
    what = f"This row has {counted(cells, 'cell')} where the header has {columns}."
    if cells > columns and delimiter == ",":
        what += " A cell with a comma in it, such as 0,1385, stands in quotes."
    return LineFault(record.line, what)
