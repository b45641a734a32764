"""Tables are read as spreadsheets write them; a bad row is told by its line and costs no other."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.tables.delimited import Form, Row, Table, TableError, read_table, written
from app.practice.tables.safe_cells import safe_cell


def is_number(name: str) -> bool:
    """What the columns that are sought are called here."""
    return name.startswith("delta.")


def read(text: str | bytes) -> Table:
    return read_table(text if isinstance(text, bytes) else text.encode(), is_number)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.what) for fault in read(text).faults]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_form_is_found_from_the_header(delimiter: str, newline: str, bom: str) -> None:
    rows = ["name|delta.2.0", "Ada|1", "Ben|2"]
    table = read(bom + "".join(row.replace("|", delimiter) + newline for row in rows))
    assert table.form == Form(delimiter, newline, bool(bom))
    assert table.header == Row(1, ("name", "delta.2.0"))
    assert cells(table) == [("Ada", "1"), ("Ben", "2")]


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("family name, first name;delta.2.0", ";"),
        ("delta.2.0;delta.2.1", ";"),
        ("a;b;c,delta.2.0,delta.2.1", ","),
        ('"name; group",delta.2.0', ","),
        ('"name, group"\tdelta.2.0', "\t"),
        ("delta.2.0", ","),
    ],
)
def test_the_delimiter_is_the_one_that_finds_the_most_answers(header: str, delimiter: str) -> None:
    assert read(header).form.delimiter == delimiter


def test_decimal_commas_go_with_semicolons() -> None:
    assert cells(read("name;delta.2.0\nAda;0,1385\n")) == [("Ada", "0,1385")]


def test_lines_count_through_cells_of_several_lines_and_blank_rows() -> None:
    table = read('\nname,delta.2.0\n"Ada\n\nLovelace",1\n\n,\nBen,2\nCy\n')
    assert table.header.line == 2
    assert [(row.line, row.cells[0]) for row in table.rows] == [
        (3, "Ada\n\nLovelace"),
        (8, "Ben"),
        (9, "Cy"),
    ]
    assert [note.line for note in table.notes] == [9]


def test_the_last_line_needs_no_end() -> None:
    assert cells(read("name,delta.2.0\nAda,1")) == [("Ada", "1")]


def test_a_row_that_is_too_long_is_told_by_its_line_and_the_rest_is_read() -> None:
    text = "name;delta.2.0\nAda;1;2\nCy;3\nDi;4;;\n"
    assert faults(text) == [(2, "This row has 3 cells where the header has 2.")]
    assert cells(read(text)) == [("Cy", "3"), ("Di", "4")]


def test_a_short_row_is_filled_up_with_blanks_and_told() -> None:
    table = read("name;delta.2.0;delta.2.1\nAda;1;2\nBen;3\n")
    assert cells(table) == [("Ada", "1", "2"), ("Ben", "3", "")]
    ((line, what),) = [(note.line, note.what) for note in table.notes]
    assert (line, "2 cells where the header has 3" in what) == (3, True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_as_excel_saves_it_is_read(encoding: str) -> None:
    table = read("name\tdelta.2.0\nJürgen\t0,5\n".encode(encoding))
    assert cells(table) == [("Jürgen", "0,5")]
    assert written(table.form, [("Jürgen",)]) == "\ufeffJürgen\n".encode()


def test_a_first_line_that_tells_the_separator_is_no_header() -> None:
    table = read("sep=;\nname;delta.2.0\nAda;0,5\n")
    assert (table.header.line, cells(table)) == (2, [("Ada", "0,5")])


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        (" =1", "' =1"),
        ("-0.5", "-0.5"),
        ("+3,5e-2", "+3,5e-2"),
        ("-", "'-"),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_that_is_written_is_run_as_a_formula(cell: str, safe: str) -> None:
    form = Form(";", "\n", bom=False)
    (row,) = csv.reader(StringIO(written(form, [(cell, "x")]).decode(), newline=""), delimiter=";")
    assert row == [safe, "x"]


def test_a_decimal_comma_between_commas_is_told_the_remedy() -> None:
    ((line, what),) = faults("name,delta.2.0\nAda,0,1385\n")
    assert line == 2
    assert "0,1385, stands in quotes" in what
    assert cells(read('name,delta.2.0\nAda,"0,1385"\n')) == [("Ada", "0,1385")]


@pytest.mark.parametrize(
    "bad",
    [
        '"Ada,1',  # never closed
        '"Ada" Lovelace,1',
        '"Ada "the first" Lovelace",1',
        'Ada,"1',
    ],
)
def test_quotes_that_do_not_pair_up_cost_their_own_row_only(bad: str) -> None:
    text = f'name,delta.2.0\n{bad}\nBen,2\n"Cy, Jr",3\nDee,4\n'
    ((line, what),) = faults(text)
    assert line == 2
    assert "quotes" in what
    assert cells(read(text)) == [("Ben", "2"), ("Cy, Jr", "3"), ("Dee", "4")]


def test_a_quote_that_another_row_closes_costs_its_own_row_only() -> None:
    text = 'name,delta.2.0\n"Ada,1\nBen,2\nCy,"3"\n'
    assert [line for line, _ in faults(text)] == [2]
    text = 'name,delta.2.0,note\n"Ada,1,\nBen,2,\nCy,3"\n'
    assert [line for line, _ in faults(text)] == [2, 4]
    assert cells(read(text)) == [("Ben", "2", "")]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " ;;\r\n,,\r\n"])
def test_an_empty_file_is_told(text: str) -> None:
    with pytest.raises(TableError, match="empty"):
        read(text)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"name,delta.2.0\nJ\x81rgen,1\n", 2),  # 0x81 is nothing in Windows-1252
        (b"name,delta.2.0\nA\x00da,1\n", 2),
        (b"PK\x03\x04\x14\x00\x06\x00", 1),
    ],
)
def test_what_is_not_utf_8_is_told_by_its_line(content: bytes, line: int) -> None:
    with pytest.raises(TableError, match="save the table as CSV in UTF-8") as raised:
        read(content)
    assert [fault.line for fault in raised.value.faults] == [line]


def test_what_is_not_utf_8_is_read_as_excel_writes_it_and_written_as_excel_reads_it() -> None:
    table = read("name,delta.2.0\nJürgen €,1\n".encode("cp1252"))
    assert cells(table) == [("Jürgen €", "1")]
    assert table.form.windows_1252
    assert written(table.form, [("Jürgen €",)]) == "\ufeffJürgen €\n".encode()
    assert not read("name,delta.2.0\nJürgen,1\n").form.windows_1252


def test_a_header_whose_quotes_do_not_pair_up_is_told() -> None:
    with pytest.raises(TableError, match="quotes") as raised:
        read('"name,delta.2.0\nAda,1\n')
    assert [fault.line for fault in raised.value.faults] == [1]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.lists(st.tuples(TEXT, TEXT), max_size=5),
)
def test_cells_come_back_as_they_were_written(
    delimiter: str, newline: str, bom: bool, rows: list[tuple[str, str]]
) -> None:
    """By the standard library's writer, save what a spreadsheet would run."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(
        [("delta.1.0", "delta.1.1"), *rows]
    )
    table = read(("\ufeff" if bom else "") + text.getvalue())
    with_content = [row for row in rows if any(cell.strip() for cell in row)]
    assert cells(table) == with_content
    assert table.form == Form(delimiter, newline, bom)
    again = read(written(table.form, [table.header.cells, *cells(table)]))
    assert again.form == table.form
    assert cells(again) == [tuple(map(safe_cell, row)) for row in with_content]


def test_a_cell_that_is_too_long_is_told_as_such_and_costs_no_other_row() -> None:
    content = f"name,delta.2.0\nAda,0.1\nBen,{'9' * 140_000}\nCyd,0.3\n".encode()
    table = read(content)
    assert [row.cells[0] for row in table.rows] == ["Ada", "Cyd"]
    (fault,) = table.faults
    assert (fault.line, "longer than 131,072 characters" in fault.what) == (3, True)
