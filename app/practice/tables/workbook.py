"""The first sheet of an Excel workbook (.xlsx) as a table, and a table as a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from .delimited import Form, LineFault, Row, Table, TableError, padded

#: What a workbook begins with: it is a ZIP file.
MAGIC = b"PK\x03\x04"
#: Bytes that it may unpack to, rows and columns.
_MOST_BYTES, _MOST_ROWS, _MOST_COLUMNS = 32 * 2**20, 10_000, 500
#: How a table that came as a workbook is written as CSV.
_FORM = Form(",", "\r\n", bom=True)


def read_workbook(content: bytes) -> Table:
    """The table on the first sheet that has one. Raises TableError."""
    _check(content)
    rows = list(_rows(content))
    start = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if start is None:
        raise TableError(LineFault(1, "The workbook is empty: there is no table in it."))
    header = Row(start + 1, tuple(_without_empty_end(rows[start])))
    columns = len(header.cells)
    kept: list[Row] = []
    faults: list[LineFault] = []
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        if any(cell.strip() for cell in row[columns:]):
            what = f"This row has more cells than the header, which has {columns}."
            faults.append(LineFault(line, what))
        elif any(cell.strip() for cell in row):
            kept.append(Row(line, tuple(row[:columns])))
    return padded(Table(_FORM, header, tuple(kept), tuple(faults)))


def written_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a workbook of one sheet; every cell is text or a number, and no formula."""
    book = import_module("openpyxl").Workbook(write_only=True)
    sheet = book.create_sheet("Marks")
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(sheet: Any, text: str) -> Any:
    cell = import_module("openpyxl.cell").WriteOnlyCell(sheet)
    try:
        cell.value = float(text) if text.strip() and text.isascii() else _printable(text)
    except ValueError:
        cell.value = _printable(text)
    if isinstance(cell.value, str):
        cell.data_type = "s"
    return cell


def _printable(text: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")


def _check(content: bytes) -> None:
    """Raises TableError where this is no workbook, or one that unpacks to too much."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            size = sum(each.file_size for each in packed.infolist())
    except (BadZipFile, ValueError, NotImplementedError):
        names, size = [], 0
    if "xl/workbook.xml" not in names:
        what = "This is no Excel workbook (.xlsx): save the table as .xlsx or as CSV in UTF-8."
        raise TableError(LineFault(1, what))
    if size > _MOST_BYTES:
        raise TableError(LineFault(1, "The workbook unpacks to more than 32 MB: that is too much."))


def _rows(content: bytes) -> Iterator[list[str]]:
    try:
        book = import_module("openpyxl").load_workbook(
            BytesIO(content), read_only=True, data_only=True
        )
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = [
                [_text(value) for value in row]
                for row in sheet.iter_rows(
                    max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
                )
            ]
            if any(cell.strip() for row in rows for cell in row):
                yield from rows
                return
    # Whatever a broken workbook makes its reader stumble over.
    except Exception as error:
        what = "The workbook cannot be read: save it once more, or save the table as CSV."
        raise TableError(LineFault(1, what)) from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    last = max(at for at, cell in enumerate(cells) if cell.strip())
    return cells[: last + 1]
