"""A table as spreadsheets write it: CSV, with commas, semicolons or tabs between cells.

It is read as UTF-8, as UTF-16, which Excel calls Unicode text, or else as Windows-1252, in which
Excel on Windows saves what it calls CSV. A first line ``sep=;`` is read as Excel reads it.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO

from ...engine.counted import counted
from .markdown import is_markdown, tabbed
from .safe_cells import safe_cell

_DELIMITERS = (",", ";", "\t")
#: A delimiter within a cell; a comma between two digits may be a decimal one.
_PARTING = re.compile(r"[;\t]|,(?!\d)|(?<!\d),")
_SEPARATOR = re.compile(r"sep=(.?)", re.IGNORECASE)
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
    """The rows under the ``header``, each with a cell for each column, and what is wrong with the
    others. Rows without any content are left out. ``notes`` tell what was made of some rows: a
    short one has blanks at its end.
    """

    form: Form
    header: Row
    rows: tuple[Row, ...]
    faults: tuple[LineFault, ...]
    notes: tuple[LineFault, ...] = ()


def read_table(content: bytes, sought: Callable[[str], bool]) -> Table:
    """The table in a file.

    The delimiter is the one that finds the most ``sought`` columns in the header. Raises
    TableError where there is no table at all; a row that is not right is left out as a fault.
    """
    text, encoding = decoded(content)
    lines = list(StringIO(text.removeprefix(_BOM), newline=""))
    if is_markdown(lines):
        lines = tabbed(lines)
    said = _SEPARATOR.fullmatch(lines[0].rstrip("\r\n")) if lines else None
    first = 1 if said else 0
    start = next(
        (at for at, line in enumerate(lines) if at >= first and line.strip(" ,;\t\r\n")), None
    )
    if start is None:
        raise TableError(LineFault(1, "The file is empty: there is no table in it."))
    delimiter = (
        (said[1] or "\t")
        if said
        else max(_DELIMITERS, key=lambda each: _told_apart(lines, start, each, sought))
    )
    header, after = _record(lines, start, delimiter)
    if isinstance(header, LineFault):
        raise TableError(header)
    records = list(_records(lines, after, delimiter, len(header.cells)))
    form = Form(
        delimiter,
        _newline(lines[start]),
        text.startswith(_BOM) or encoding == "utf-16",
        windows_1252=encoding == "cp1252",
    )
    rows = tuple(record for record in records if isinstance(record, Row))
    faults = tuple(record for record in records if isinstance(record, LineFault))
    return padded(Table(form, header, rows, faults))


def padded(table: Table) -> Table:
    """The table with blanks at the end of its short rows, which the notes tell of."""
    columns = len(table.header.cells)
    rows, notes = [], []
    for row in table.rows:
        cells = len(row.cells)
        if cells < columns:
            notes.append(
                LineFault(
                    row.line,
                    f"This row has {counted(cells, 'cell')} where the header has {columns}: the "
                    "others are taken as blank.",
                )
            )
        rows.append(Row(row.line, row.cells + ("",) * (columns - cells)))
    return replace(table, rows=tuple(rows), notes=(*table.notes, *notes))


def written(form: Form, rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file of that form, in UTF-8. No cell is run as a formula.

    A table that came in Windows-1252 gets the mark by which Excel knows UTF-8.
    """
    text = "".join(f"{_line(form, row)}{form.newline}" for row in rows)
    return ((_BOM if form.bom or form.windows_1252 else "") + text).encode()


def _line(form: Form, row: Sequence[str]) -> str:
    """A row without its end; of two kinds of line ends the writer quotes only those it writes."""
    line = StringIO(newline="")
    csv.writer(line, delimiter=form.delimiter, lineterminator="\r\n").writerow(map(safe_cell, row))
    return line.getvalue().removesuffix("\r\n")


def decoded(content: bytes) -> tuple[str, str]:
    """The text of the file, and its encoding: utf-8, utf-16, or cp1252 where UTF-8 fails."""
    wide = _utf_16(content)
    at = content.find(b"\0")
    if wide:
        with suppress(UnicodeDecodeError):
            return content.decode(wide).removeprefix(_BOM), "utf-16"
    if at < 0:
        for encoding in ("utf-8", "cp1252"):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError as error:
                at = error.start
    line = content.count(b"\n", 0, at) + 1
    raise TableError(
        LineFault(line, "This line is not text in UTF-8: save the table as CSV in UTF-8.")
    )


def _utf_16(content: bytes) -> str:
    """Which UTF-16 the content is in, by its mark or by the zeros beside its first letters."""
    for mark, encoding in ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return encoding
    if content[1:2] == content[3:4] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if content[0:1] == content[2:3] == b"\0" else ""


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
    if len(record.cells) < columns:
        stray = any('"' in cell for cell in record.cells)
        return LineFault(record.line, _QUOTES) if stray else record
    cells = len(record.cells)
    if not any(cell.strip() for cell in record.cells[columns:]):
        return Row(record.line, record.cells[:columns])
    what = f"This row has {counted(cells, 'cell')} where the header has {columns}."
    if delimiter == ",":
        what += " A cell with a comma in it, such as 0,1385, stands in quotes."
    return LineFault(record.line, what)
