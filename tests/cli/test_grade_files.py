"""What ``backstep grade`` reads and writes: no formula, no silent overwriting, no half a file."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.cli.told import Backstep


def test_marks_are_written_over_only_where_one_says_so(grade: Backstep) -> None:
    Path("class-marked.csv").write_text("mine", "utf-8")
    told = grade("loss\n0.2984\n")
    assert (told.status, Path("class-marked.csv").read_text("utf-8")) == (2, "mine")
    assert "--force" in told.errors
    assert grade("loss\n0.2984\n", "--force").status == 0
    assert Path("class-marked.csv").read_text("utf-8").startswith("points,")
    assert sorted(path.name for path in Path().iterdir()) == [
        "class-marked.csv",
        "class.csv",
        "problem.json",
    ]


def test_a_link_is_neither_followed_nor_written_over_in_silence(grade: Backstep) -> None:
    Path("precious").write_text("mine", "utf-8")
    Path("class-marked.csv").symlink_to("precious")
    assert grade("loss\n0.2984\n").status == 2
    assert grade("loss\n0.2984\n", "--force").status == 0
    assert Path("precious").read_text("utf-8") == "mine"
    assert not Path("class-marked.csv").is_symlink()


def test_no_cell_of_a_student_is_run_as_a_formula(grade: Backstep) -> None:
    grade("name,=note,delta.2.0\n=cmd|' /C calc'!A0,@x,0.1385\n")
    header, row = Path("class-marked.csv").read_text("utf-8").splitlines()
    assert header.startswith("name,'=note,points")
    assert row.startswith("'=cmd|' /C calc'!A0,'@x,1,")


def test_no_header_commands_the_terminal(grade: Backstep) -> None:
    told = grade("na\x1b[2Jme,delta.2.0\nAda,\x1b]0;x\x07\n")
    assert "\x1b" not in told.output + told.errors
    assert "na�[2Jme" in told.output


def test_a_later_row_of_a_student_replaces_the_earlier_and_is_told(grade: Backstep) -> None:
    told = grade("Name,Email,delta.2.0\nAda,a@x.org,0.5\nBen,b@x.org,0.1\nAda L,A@x.org,0.1385\n")
    assert told.status == 0
    assert "class.csv:2: Ada has a later row on line 4" in told.errors
    assert "Marked 2 students" in told.output
    lines = Path("class-marked.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Name", "Ben", "Ada L"]


def test_a_workbook_is_marked_and_marks_are_written_as_one(grade: Backstep) -> None:
    book, content = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "DELTA.2.0"), ("=Ada", 0.1385), ("Ben", "0,7414")):
        sheet.append(row)
    sheet["A2"].data_type = "s"
    book.save(content)
    told = grade(content.getvalue(), "--output", "marks.xlsx")
    assert told.status == 0
    marks = load_workbook("marks.xlsx").active
    assert marks is not None
    assert [[cell.value for cell in row][::6] for row in marks.iter_rows()] == [
        ["Name", "blank"],
        ["=Ada", 0],
        ["Ben", 0],
    ]
    assert marks["H3"].value == "wrong: Slope left out"
    assert marks["A2"].data_type == "s"
