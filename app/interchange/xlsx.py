"""Spreadsheets: written with live formulas, read as matrices, or as what we wrote."""

import re
from importlib import import_module
from io import BytesIO
from typing import Any

import numpy as np

from ..engine.arrays import Array
from ..engine.problem import Problem
from .fault import InterchangeError
from .reading import kept
from .reading.archive import Archive
from .reading.found import Dense, Found
from .reading.state_dict import layers_of
from .reading.tables import Block, Cell, blocks_of, tensors_of
from .spreadsheet.workbook import write as write_workbook
from .wire import KEY

#: Bytes of XML in a workbook, and cells in it, as far as they are read.
_MOST_XML, _MOST_CELLS = 8 << 20, 300_000
_RANGE = re.compile(
    r"'?([^'!]{1,31})'?!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)

_Grid = list[list[Cell]]


def write(problem: Problem) -> bytes:
    """The workbook. Raises InterchangeError where it would be too large to work with."""
    return write_workbook(problem)


def read(content: bytes) -> Found:
    """The layers whose matrices are in the workbook. Raises InterchangeError."""
    Archive(content, "The spreadsheet", _MOST_XML)
    try:
        book = import_module("openpyxl").load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        grids = _grids(book)
        names = {name: str(of.attr_text) for name, of in book.defined_names.items()}
    except InterchangeError:
        raise
    except Exception as error:
        raise InterchangeError("This is no spreadsheet in .xlsx, or a damaged one.") from error
    if "weights_1" in names:
        return _ours(grids, names)
    notes: list[str] = []
    blocks: list[Block] = [block for grid in grids.values() for block in blocks_of(grid)]
    found = layers_of(tensors_of(blocks, notes))
    found.notes = [*notes, *found.notes]
    return found


def _grids(book: Any) -> dict[str, _Grid]:
    grids: dict[str, _Grid] = {}
    cells = 0
    for sheet in book.worksheets:
        rows: _Grid = []
        for row in sheet.iter_rows(values_only=True):
            cells += 1 + len(row)
            if cells > _MOST_CELLS:
                raise InterchangeError(f"The spreadsheet has more than {_MOST_CELLS:,} cells.")
            rows.append([_cell(value) for value in row])
        grids[sheet.title] = rows
    return grids


def _cell(value: Any) -> Cell:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, str) and value.strip() else None


def _ours(grids: dict[str, _Grid], names: dict[str, str]) -> Found:
    """What we wrote: its ranges have names."""
    found = Found()
    while (name := f"weights_{len(found.layers) + 1}") in names:
        biases = names.get(name.replace("weights", "biases"))
        vector = None if biases is None else _numbers(grids, biases).reshape(-1)
        found.layers.append(Dense(name, _numbers(grids, names[name]), vector))
    told = [cell for row in grids.get(KEY, [])[:1] for cell in row[:1]]
    kept.apply(found, told[0] if told and isinstance(told[0], str) else None)
    found.samples = []
    while (name := f"input_{len(found.samples) + 1}") in names:
        target = names.get(name.replace("input", "target"), "")
        pair = (_numbers(grids, at).reshape(-1).tolist() for at in (names[name], target))
        found.samples.append(tuple(pair))  # type: ignore[arg-type]
    rate = names.get("learning_rate")
    if found.optimizer and rate:
        found.optimizer["learning_rate"] = float(_numbers(grids, rate)[0, 0])
    return found


def _numbers(grids: dict[str, _Grid], area: str) -> Array:
    at = _RANGE.fullmatch(area)
    if at is None or at[1] not in grids:
        raise InterchangeError(f"The range {area[:60]} is not in the spreadsheet.")
    left, right = (_column(letters) for letters in (at[2], at[4] or at[2]))
    top, bottom = int(at[3]), int(at[5] or at[3])
    rows = [row[left : right + 1] for row in grids[at[1]][top - 1 : bottom]]
    if len(rows) != bottom - top + 1 or any(len(row) != right - left + 1 for row in rows):
        raise InterchangeError(f"The range {area[:60]} has no numbers.")
    for row in rows:
        if any(not isinstance(cell, float) for cell in row):
            raise InterchangeError(f"In the range {area[:60]} there is a cell without a number.")
    return np.array(rows, dtype=np.float64)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
