"""Question files hold each number with its tolerance, and a mistake at exactly its wrong number."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from app.cli import main
from app.practice.exercise.exercise import Exercise
from app.practice.mistakes import MISTAKES
from app.practice.naming.names import ref_named
from app.practice.questions.question import SMALLEST, exercises_for_platforms, questions_of
from tests.practice.questions.read_back import canvas, gift, moodle, qti21
from tests.practice.student import Student

EXERCISES = list(exercises_for_platforms(1, 3, (2, 2, 2), "medium"))


@pytest.mark.parametrize("read", [moodle, gift, canvas, qti21])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: str(each.seed))
def test_what_is_read_back_is_what_a_student_works_out(
    read: Callable[[Exercise], list[list[tuple[float, float, str]]]], exercise: Exercise
) -> None:
    right = Student(exercise.problem).numbers()
    asked = read(exercise)
    assert len(asked) == len(exercise.refs)
    for ref, ((value, off, said), *wrong) in zip(exercise.refs, asked, strict=True):
        assert abs(value - right[str(ref)]) <= 1e-7 * abs(value)
        assert said.startswith("Right")
        assert abs(value) >= SMALLEST
        for number, _, _ in wrong:
            assert abs(number - value) > 2 * off


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: str(each.seed))
def test_a_mistake_stands_at_the_number_that_it_gives(exercise: Exercise) -> None:
    names = {mistake.name for mistake in MISTAKES.values()}
    slopeless = Student(exercise.problem, "missing_slope").numbers()
    found = 0
    for question in questions_of(exercise):
        assert ref_named(exercise.problem, question.name) == question.ref, question.name
        assert {wrong.mistake.name for wrong in question.wrong} <= names
        for wrong in question.wrong:
            if wrong.mistake.id == "missing_slope" and question.ref.quantity == "delta":
                found += abs(wrong.value - slopeless[str(question.ref)]) < 1e-9
    assert found


def test_the_command_writes_a_file_and_none_over_another(tmp_path: Path) -> None:
    file = tmp_path / "quiz.xml"
    with pytest.raises(SystemExit, match="0"):
        main(["questions", "--count", "2", "--output", str(file)])
    assert len(ET.parse(file).getroot()) == 2
    with pytest.raises(SystemExit, match="2"):
        main(["questions", "--count", "2", "--output", str(file)])


@pytest.mark.parametrize(("name", "files"), [("canvas", 2), ("qti", None), ("gradescope", None)])
def test_packages_come_from_the_command_and_are_the_same_each_time(
    name: str, files: int | None, tmp_path: Path
) -> None:
    written = []
    for at in range(2):
        file = tmp_path / f"{at}.zip"
        with pytest.raises(SystemExit, match="0"):
            main(["questions", "--count", "1", "--format", name, "--output", str(file)])
        written.append(file.read_bytes())
        with ZipFile(file) as package:
            assert package.testzip() is None
            assert files in (None, len(package.namelist()))
    assert written[0] == written[1]


def test_an_autograder_is_for_one_exercise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "grader.zip"
    with pytest.raises(SystemExit, match="2"):
        main(["questions", "--format", "gradescope", "--output", str(file)])
    assert "give --count 1" in capsys.readouterr().err
    assert not file.exists()
