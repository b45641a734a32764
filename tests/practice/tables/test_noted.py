"""Answers as people note and paste them: lines with an equals sign, and tables of Markdown."""

import pytest

from app.practice.tables.delimited import Table
from app.practice.tables.table_file import assignments_in, read_table_file


def table(text: str) -> Table:
    """What is read, where columns named for δ are sought."""
    return read_table_file(text.encode(), lambda name: name.startswith(("δ", "delta")))


def test_lines_with_an_equals_sign_are_the_row_of_one_student() -> None:
    read = table("# mine\nδo1 = -0.1407\n\n- $u_{11}$ = 0,0822 \nnet h1 = 0.05·0.15 = 0.3775\n")
    assert read.header.cells == ("δo1", "u_{11}", "net h1")
    assert [row.cells for row in read.rows] == [("-0.1407", "0,0822", "0.3775")]


def test_lines_after_a_heading_are_of_a_later_iteration() -> None:
    noted = assignments_in("w5 = 0.4\nafter 2 iterations:\nw5 ≈ 0.31".encode())
    assert noted is not None
    assert [(each.name, each.text, each.after) for each in noted] == [
        ("w5", "0.4", 0),
        ("w5", "0.31", 2),
    ]


def test_a_sign_that_ends_no_line_in_an_editor_ends_none_here() -> None:
    noted = assignments_in("w5 = 0.4\u2028w6 = 1\rw7 = 0.5".encode())
    assert noted is not None
    assert [(each.line, each.name, each.text) for each in noted] == [
        (1, "w5", "1"),
        (2, "w7", "0.5"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "| name | δo1 | δo2 |\n|---|:--:|---|\n| Ada | 0.1385 | -0.0381 |\n| Ben | | 1 |\n",
        "name | δo1 | δo2\n--- | --- | ---\nAda | 0.1385 | -0.0381\nBen | | 1\n",
        "| name | δo1 | δo2 |\n| Ada | 0.1385 | -0.0381 |\n| Ben | | 1 |",
    ],
)
def test_a_table_of_markdown_has_its_cells_and_counts_its_lines(written: str) -> None:
    read = table(written)
    assert read.header.cells == ("name", "δo1", "δo2")
    assert [row.cells for row in read.rows] == [("Ada", "0.1385", "-0.0381"), ("Ben", "", "1")]
    assert (
        read.rows[0].line
        == written.splitlines().index(next(line for line in written.splitlines() if "Ada" in line))
        + 1
    )


def test_a_table_with_an_answer_that_is_an_equation_stays_a_table() -> None:
    read = table("name;δo1\nAda;0,15 · 0,05 = 0,0075\n")
    assert read.header.cells == ("name", "δo1")
    assert read.rows[0].cells == ("Ada", "0,15 · 0,05 = 0,0075")
