"""What requests about a class may say."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..http.field_words import Place, choice_place, object_place
from ..http.request_body import NameOf, RequestBody, WholeNumber
from ..problem.either import EITHER_PLACES, EitherRequest
from ..problem.request import NAMES_PLACE, SAMPLE_PLACE, NamesRead

#: Characters of a cell, and of a file in base 64; columns; rows marked, and written, at once.
MOST_CELL, MOST_CONTENT, MOST_COLUMNS = 2000, 1_000_000, 500
MOST_MARKED, MOST_WRITTEN = 50, 5000

Cell = Annotated[str, Field(max_length=MOST_CELL)]
Cells = Annotated[list[Cell], Field(max_length=MOST_COLUMNS)]
FORMATS = ("csv", "xlsx")

_CELL = Place("a cell", f"text of at most {MOST_CELL:,} characters")
_ROW = Place("row {}", f"a list of at most {MOST_COLUMNS} cells")


class TableRequest(EitherRequest):
    """A file with the answers of a class."""

    PLACES = EITHER_PLACES | {
        "content": Place("the file", "its bytes in base 64, at most 1,000,000 characters"),
        "names": NAMES_PLACE,
        "sample": SAMPLE_PLACE,
    }

    content: str = Field(max_length=MOST_CONTENT, description="A CSV file or .xlsx, in base 64.")
    names: NamesRead = None
    sample: WholeNumber = 0


class StudentRow(RequestBody):
    """One student's row."""

    line: WholeNumber = Field(description="Where it stands in the file, from 1.")
    cells: Cells


class MarksRequest(EitherRequest):
    """Rows to be marked."""

    PLACES = EITHER_PLACES | {
        "header": Place("the header", f"a list of at most {MOST_COLUMNS} cells"),
        "header.*": _CELL,
        "columns": Place("the columns", "an object with the ref of each column, by its place"),
        "columns.[key]": Place("the place of a column", "a whole number from 0 to 499"),
        "columns.*": Place("a column", "the ref or name of a number of the problem"),
        "rows": Place("the rows", f"a list of at most {MOST_MARKED} rows"),
        "rows.*": object_place("row {}", StudentRow),
        "rows.*.line": Place("the line of row {}", "a whole number from 0"),
        "rows.*.cells": Place("the cells of row {}", "a list of text"),
        "rows.*.cells.*": _CELL,
        "sample": SAMPLE_PLACE,
    }

    header: Cells
    columns: Annotated[dict[Annotated[str, Field(max_length=3)], Cell], Field(max_length=500)]
    rows: Annotated[list[StudentRow], Field(max_length=MOST_MARKED)]
    sample: WholeNumber = 0


class SheetRequest(RequestBody):
    """Rows of cells, to be written as a file for a spreadsheet."""

    PLACES: ClassVar[dict[str, Place]] = {
        "rows": Place("the rows", f"a list of at most {MOST_WRITTEN:,} rows"),
        "rows.*": _ROW,
        "rows.*.*": _CELL,
        "format": choice_place("the format", *FORMATS),
        "delimiter": choice_place("the delimiter", ",", ";", "a tab"),
    }

    rows: Annotated[list[Cells], Field(max_length=MOST_WRITTEN)]
    format: Annotated[str, NameOf(FORMATS)] = "csv"
    delimiter: Literal[",", ";", "\t"] = ","
