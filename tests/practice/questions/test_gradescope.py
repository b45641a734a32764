"""The autograder runs by itself in a folder of its own, and marks as the page does."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.practice.questions.gradescope import gradescope_file
from app.practice.questions.question import exercises_for_platforms
from app.practice.worksheet.worksheet import make_worksheet
from app.web.worksheet.html import problem_file_of
from tests.practice.student import Student

(EXERCISE,) = exercises_for_platforms(1, 1, (2, 2, 2), "easy")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked archive."""
    folder = tmp_path_factory.mktemp("autograder")
    content = gradescope_file(problem_file_of(make_worksheet(EXERCISE)))
    with ZipFile(BytesIO(content)) as packed:
        packed.extractall(folder)
        for script in ("setup.sh", "run_autograder"):
            assert packed.getinfo(script).external_attr >> 16 & 0o111
    return folder


def marked(source: Path, folder: Path, **files: str) -> Any:
    """The results for these files, by a process that knows nothing of this project."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    results = folder.with_suffix(".json")
    command = [sys.executable, "run.py", str(folder), str(results)]
    subprocess.run(command, cwd=source, check=True, env={"PYTHONNOUSERSITE": "1"})
    return json.loads(results.read_text("utf-8"))


def test_right_answers_in_lines_have_all_points(source: Path, tmp_path: Path) -> None:
    lines = "".join(f"{ref} = {value:.6g}\n" for ref, value in _numbers("").items())
    tests = marked(source, tmp_path / "right", answers=lines)["tests"]
    assert len(tests) >= len(EXERCISE.refs)
    asked = {str(ref) for ref in EXERCISE.refs}
    assert sum(each["score"] for each in tests) == len(asked)


def test_a_mistake_is_named_and_what_follows_from_it_counts(source: Path, tmp_path: Path) -> None:
    numbers = _numbers("missing_slope")
    lines = "".join(f"{ref} = {value:.6g}\n" for ref, value in numbers.items())
    tests = {each["name"]: each for each in marked(source, tmp_path / "wrong", a=lines)["tests"]}
    assert tests["δo₁"]["score"] == 0
    assert "Slope left out" in tests["δo₁"]["output"]
    assert tests["∂L/∂u₁₁"]["score"] == 1


def test_what_cannot_be_marked_is_told(source: Path, tmp_path: Path) -> None:
    told = marked(source, tmp_path / "none")
    assert (told["score"], "there are 0" in told["output"]) == (0, True)
    told = marked(source, tmp_path / "text", answers="I could not do it")
    assert (told["score"], "answers: " in told["output"]) == (0, True)


def _numbers(mistake: str) -> dict[str, float]:
    student = Student(EXERCISE.problem, mistake) if mistake else Student(EXERCISE.problem)
    numbers = student.numbers()
    return {str(ref): numbers[str(ref)] for ref in EXERCISE.refs}
