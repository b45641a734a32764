"""Who is who in a class: of two rows of one student the later counts."""

import re
from collections.abc import Iterator, Sequence

from ..tables.delimited import LineFault, Row
from .columns import Columns

#: Columns that tell one student from all others, and those that do so together, in small letters.
_IDS = re.compile(
    r"(?:.*\b)?(?:id|e-?mail|matri?c\w*|matr\.?\s*-?\w*|username|login|kennung|sid|student"
    r"(?:\s+|_)(?:no|nr|number))\b.*"
)
_NAMES = re.compile(
    r"(?:.*\b)?(?:name|student|surname|forename|vorname|nachname|nom|nombre|apellidos?)\b.*"
)


def identifying(columns: Columns) -> tuple[int, ...]:
    """The columns by which a student is known: one of an id, else all of names; none if neither."""
    carried = {at: _plain(name) for at, name in columns.carried.items()}
    by_id = [at for at, name in carried.items() if _IDS.fullmatch(name)]
    return tuple(by_id[:1] or (at for at, name in carried.items() if _NAMES.fullmatch(name)))


def who(columns: Columns, row: Row) -> str:
    """What the student of the row is called: by names if there are any, else by the line."""
    names = [at for at, name in columns.carried.items() if _NAMES.fullmatch(_plain(name))]
    told = (row.cells[at].strip() for at in names or identifying(columns) or columns.carried)
    return " ".join(filter(None, told)) or f"line {row.line}"


def latest(columns: Columns, rows: Sequence[Row]) -> tuple[list[Row], list[LineFault]]:
    """The rows without those that a later one of the same student replaces, and what is said."""
    last = {key: row for row in rows if (key := _key(columns, row))}
    kept = [row for row in rows if last.get(_key(columns, row), row) is row]
    return kept, list(_notes(columns, rows, last))


def _notes(
    columns: Columns, rows: Sequence[Row], last: dict[tuple[str, ...], Row]
) -> Iterator[LineFault]:
    for row in rows:
        later = last.get(_key(columns, row), row)
        if later is not row:
            yield LineFault(
                row.line,
                f"{who(columns, row)} has a later row on line {later.line}, which counts in place "
                "of this one.",
            )


def _key(columns: Columns, row: Row) -> tuple[str, ...]:
    key = tuple(_plain(row.cells[at]) for at in identifying(columns))
    return key if any(key) else ()


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
