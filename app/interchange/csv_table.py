"""CSV: the matrix of each layer, with an empty row between them, biases after their matrix."""

import csv
from collections.abc import Iterator
from io import StringIO

from .fault import InterchangeError
from .reading.found import Found
from .reading.state_dict import layers_of
from .reading.tables import Cell, blocks_of, tensors_of

_DELIMITERS = (",", ";", "\t")
_MOST_CELLS = 200_000


def read(content: bytes) -> Found:
    """The layers whose matrices are in the table. Raises InterchangeError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InterchangeError("The table is no text in UTF-8: save it as such.") from error
    delimiter = max(_DELIMITERS, key=text.count)
    notes: list[str] = []
    found = layers_of(tensors_of(blocks_of(_rows(text, delimiter)), notes))
    found.notes = [*notes, *found.notes]
    return found


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    cells = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if cells > _MOST_CELLS:
                raise InterchangeError(f"The table has more than {_MOST_CELLS:,} cells.")
            yield [_cell(cell.strip(), delimiter) for cell in row]
    except csv.Error as error:
        raise InterchangeError(f"This is no table: {error}.") from error


def _cell(text: str, delimiter: str) -> Cell:
    written = text.replace("−", "-")
    if delimiter != "," and "." not in written:
        written = written.replace(",", ".")  # 0,15
    try:
        return float(written) if len(written) < 40 else text
    except ValueError:
        return text or None
