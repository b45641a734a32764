"""``backstep grade``: what cannot be marked is told by file and place, and nothing is lost."""

from pathlib import Path

import pytest

from app.web.problem.body import ProblemBody
from tests.cli.told import HEADER, MAZUR, Backstep
from tests.problems import VANISHING, random_problem


@pytest.mark.parametrize(
    ("answers", "where", "words"),
    [
        (None, "class.csv: ", "there is no such file"),
        ("", "class.csv:1: ", "empty"),
        ("name\nAda\n", "class.csv:1: ", "such as net.1.0"),
        (HEADER, "class.csv: ", "no row to mark"),
        (f"{HEADER}Ada,1,2,3\n", "class.csv:2: ", "4 cells where the header has 3"),
        ("\nname,delta.9.0\nAda,1\n", "class.csv:2: ", "“delta.9.0”"),
        ("loss,loss\n1,1\n", "class.csv:1: ", "column 1 has this name too"),
        (b"loss\n\x81\n", "class.csv:2: ", "CSV in UTF-8"),
    ],
)
def test_when_nothing_can_be_marked_the_status_is_2_and_no_marks_are_written(
    grade: Backstep, answers: str | bytes | None, where: str, words: str
) -> None:
    told = grade(answers)
    assert (told.status, told.output) == (2, "")
    assert told.errors.startswith(where)
    assert words in told.errors
    assert not Path("class-marked.csv").exists()


def test_files_in_the_wrong_order_are_told_in_the_right_one(backstep: Backstep) -> None:
    for command in ("grade", "published"):
        told = backstep(command, "class.csv", "problem.json")
        assert told.status == 2
        assert told.errors == (
            f"The problem comes first: backstep {command} problem.json class.csv\n"
        )


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (None, ["there is no such file"]),
        ("{", ["not JSON", "line 1"]),
        ({**MAZUR, "loss": "l2"}, ["The loss is unknown", "half_squared_error", "(at /loss)"]),
        ({"problem": {**MAZUR, "loss": "l2"}}, ["(at /problem/loss)"]),
        (
            ProblemBody.of(random_problem((30, 30), ("tanh",), "half_squared_error")).model_dump(),
            ["900 weights", "up to 400"],
        ),
        (
            {**MAZUR, "samples": [{"input": [1e6, 1e6], "target": [1e6, 1e6]}] * 17},
            ["17 samples", "up to 16"],
        ),
    ],
)
def test_a_problem_that_cannot_be_used_is_told_by_file_and_place(
    grade: Backstep, problem: object, words: list[str]
) -> None:
    told = grade("loss\n1\n", problem=problem)
    assert (told.status, told.output) == (2, "")
    assert told.errors.startswith("problem.json: ")
    assert [word for word in words if word not in told.errors] == []


def test_a_problem_whose_numbers_overflow_is_told(grade: Backstep) -> None:
    told = grade("loss\n1\n", problem=VANISHING)
    assert (told.status, told.output) == (2, "")
    assert told.errors.startswith("problem.json: loss_term.0 of sample 2 is not finite")


def test_a_folder_is_not_a_file(grade: Backstep) -> None:
    Path("class.csv").mkdir()
    told = grade(None)
    assert told.status == 2
    assert told.errors == "class.csv: this is a folder; name a file in it.\n"


@pytest.mark.parametrize("kept", ["class.csv", "problem.json", "link.csv"])
def test_the_marks_never_overwrite_what_came_in(grade: Backstep, kept: str) -> None:
    Path("link.csv").symlink_to("class.csv")
    told = grade("loss\n0.3\n", "--output", kept)
    assert (told.status, told.output) == (2, "")
    assert told.errors == (
        f"{kept}: the marks would overwrite this file. Name another with --output.\n"
    )
    assert Path("class.csv").read_text("utf-8") == "loss\n0.3\n"


def test_a_file_that_cannot_be_read_is_told(grade: Backstep, backstep: Backstep) -> None:
    grade("loss\n0.3\n")
    name = "a" * 300
    told = backstep("grade", "problem.json", name)
    assert told == (2, "", f"{name}: it cannot be read: File name too long.\n")


def test_stopping_it_writes_no_marks(grade: Backstep, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.grade.mark", stop)
    told = grade("loss\n0.3\n")
    assert (told.status, told.output) == (130, "")
    assert "Stopped before the marks were written." in told.errors
    assert not Path("class-marked.csv").exists()


@pytest.mark.parametrize("place", ["no/such/folder.csv", ".", "a" * 300])
def test_marks_that_cannot_be_written_are_told(grade: Backstep, place: str) -> None:
    told = grade("loss\n0.3\n", "--output", place)
    assert (told.status, told.output) == (2, "")
    assert "the marks cannot be written" in told.errors
    assert "--output" in told.errors


def test_a_sample_that_is_no_number_is_told(grade: Backstep) -> None:
    told = grade("loss\n1\n", "--sample", "first")
    assert told.status == 2
    assert "first is not a sample: samples count 0, 1, 2, …" in told.errors
