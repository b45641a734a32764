"""The command line takes what people type: lines, Markdown, and names of another order."""

import json
from pathlib import Path

import pytest

from tests.cli.told import MAZUR, Backstep
from tests.practice.student import Student
from tests.problems import problem_from_json

NUMBERS = Student(problem_from_json(MAZUR)).numbers()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own with Mazur's problem in it."""
    monkeypatch.chdir(tmp_path)
    Path("problem.json").write_text(json.dumps({"problem": MAZUR}), "utf-8")


def test_the_same_class_in_csv_and_in_markdown_has_the_same_marks(backstep: Backstep) -> None:
    rows = [("name", "δo1", "∂L/∂u11"), ("Ada", "0.1385", "0.08217"), ("Ben", "0.7414", "0.4399")]
    Path("class.csv").write_text("".join(";".join(row) + "\n" for row in rows), "utf-8")
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    Path("class.md").write_text("".join([lines[0], "|---|---|---|\n", *lines[1:]]), "utf-8")
    for name in ("class.csv", "class.md"):
        told = backstep("grade", "problem.json", name, "--output", f"{name}.marks")
        assert told.status == 0, told.errors
    marks = [
        Path(f"{name}.marks").read_text("utf-8").replace("\t", ";")
        for name in ("class.csv", "class.md")
    ]
    assert marks[0] == marks[1]
    assert "Slope left out" in marks[0]


def test_one_student_is_marked_from_lines(backstep: Backstep) -> None:
    Path("ada.txt").write_text("δo1 = 0.7414\n∂L/∂u11 = 0.4399\n", "utf-8")
    told = backstep("grade", "problem.json", "ada.txt", "--output", "marks.csv")
    assert told.status == 0
    assert "consistent" in Path("marks.csv").read_text("utf-8")


def test_a_publication_is_checked_from_lines_with_later_iterations(backstep: Backstep) -> None:
    Path("numbers.txt").write_text(
        "δo1 = 0.138498562\nloss ≈ 0.2984\nafter 1 iteration:\nw5 = 0.35891648\n", "utf-8"
    )
    told = backstep("published", "problem.json", "numbers.txt")
    assert (told.status, told.output.count("  agrees\n")) == (0, 3)


def test_weights_named_from_their_source_are_asked_for_and_then_read(backstep: Backstep) -> None:
    gradient = {
        f"∂L/∂w{source + 1}{unit + 1}": NUMBERS[f"weight_gradient.1.{unit}.{source}"]
        for unit in range(2)
        for source in range(2)
    }
    lines = "".join(f"{name} = {value:.9f}\n" for name, value in gradient.items())
    Path("numbers.txt").write_text(lines, "utf-8")
    told = backstep("published", "problem.json", "numbers.txt")
    assert "How are the names meant?" in told.errors
    assert "--names from-to" in " ".join(told.errors.split())
    told = backstep("published", "problem.json", "numbers.txt", "--names", "from-to")
    assert (told.status, told.errors) == (0, "")
