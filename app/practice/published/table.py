"""Printed numbers from a table of two columns, a ref and its number; or of three, with `after`."""

from collections.abc import Iterator

from ...engine.counted import counted
from ...trace.refs import is_place
from ..gradebook.columns import looks_like_ref
from ..tables.delimited import LineFault, Row, Table, TableError
from .numbers import MOST_AFTER, Printed

_COLUMNS = (2, 3)
_WANTED = (
    "A row is a ref and its number, such as delta.2.0,0.138498562; a third column may tell after "
    "how many iterations."
)


def printed_in_table(table: Table) -> list[Printed]:
    """The printed numbers of the table, whose first row may name the columns.

    Raises TableError, with what is wrong by line.
    """
    columns = len(table.header.cells)
    if columns not in _COLUMNS:
        what = f"This row has {counted(columns, 'column')}. {_WANTED}"
        raise TableError(LineFault(table.header.line, what))
    rows = list(table.rows)
    if _is_row(table.header):
        rows.insert(0, table.header)
    read = list(_read(rows))
    faults = [*table.faults, *(each for each in read if isinstance(each, LineFault))]
    if faults:
        raise TableError(*sorted(faults, key=lambda fault: fault.line))
    if not rows:
        raise TableError(LineFault(table.header.line, f"There is no row of numbers. {_WANTED}"))
    return [each for each in read if isinstance(each, Printed)]


def _is_row(first: Row) -> bool:
    """Whether the first row is of a number already, and names no columns."""
    name, number = first.cells[:2]
    return looks_like_ref(name) or any(map(str.isdecimal, number))


def _read(rows: list[Row]) -> Iterator[Printed | LineFault]:
    seen: dict[tuple[str, int], int] = {}
    for row in rows:
        name, text, after = (*(cell.strip() for cell in row.cells), "")[:3]
        if after and not (is_place(after) and int(after) <= MOST_AFTER):
            what = f"“{after}” is not a number of iterations: it is 0, 1, 2, … {MOST_AFTER:,}."
            yield LineFault(row.line, what)
            continue
        printed = Printed(name, text, int(after or 0))
        first = seen.setdefault((name, printed.after), row.line)
        if first != row.line:
            yield LineFault(row.line, f"{name} was given before, on line {first}: keep one.")
        else:
            yield printed
