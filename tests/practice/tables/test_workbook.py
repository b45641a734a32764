"""Workbooks are read as tables, and hold no formula that we write."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from app.practice.tables.delimited import TableError
from app.practice.tables.table_file import read_table_file
from app.practice.tables.workbook import written_workbook


def saved(*rows: tuple[object, ...]) -> bytes:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def is_number(name: str) -> bool:
    return name.startswith("delta.")


def test_the_first_sheet_is_the_table_with_numbers_as_they_are_shown() -> None:
    content = saved((), ("name", "delta.2.0", "delta.2.1"), ("Ada", 0.1385, "0,5"), (), ("Ben", 1))
    table = read_table_file(content, is_number)
    assert table.header.cells == ("name", "delta.2.0", "delta.2.1")
    assert [(row.line, row.cells) for row in table.rows] == [
        (3, ("Ada", "0.1385", "0,5")),
        (5, ("Ben", "1", "")),
    ]


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(TableError, match=r"no Excel workbook"):
        read_table_file(content, is_number)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    content = BytesIO(saved(("name",)))
    with ZipFile(content, "a", 8) as packed:
        packed.writestr("xl/more.xml", b" " * 40_000_000)
    with pytest.raises(TableError, match="more than 32 MB"):
        read_table_file(content.getvalue(), is_number)


def test_an_empty_workbook_is_told() -> None:
    with pytest.raises(TableError, match="empty"):
        read_table_file(saved((), (None, " ")), is_number)


def test_what_is_written_comes_back_and_holds_no_formula() -> None:
    content = written_workbook([("name", "points"), ("=1+1", "-0.5"), ("@x\x07", "3")])
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["name", "points"],
        ["=1+1", -0.5],
        ["@x", 3],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
