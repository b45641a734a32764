"""``backstep grade``: standard input and output, and classes that Excel saved."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.told import HEADER, MAZUR, Backstep

CLASS = f"{HEADER}Ada,0.1385,0.2984\nBen,0.7414,0.2984\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "problem.json").write_text(json.dumps(MAZUR), "utf-8")
    command = [
        str(Path(sys.executable).with_name("backstep")),
        "grade",
        str(folder / "problem.json"),
        *arguments,
    ]
    return subprocess.run(command, input=CLASS, capture_output=True, text=True, check=False)


def test_a_class_from_standard_input_is_marked_to_standard_output(tmp_path: Path) -> None:
    for name in ("-", "/dev/stdin"):
        told = run(tmp_path, name)
        assert told.returncode == 0, told.stderr
        header, ada, ben = told.stdout.splitlines()
        assert header.startswith("name,points,correct,")
        assert ada.endswith("correct,correct")
        assert ben.endswith("wrong: Slope left out,correct")
        assert "Marked 2 students" in told.stderr


def test_the_marks_can_go_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text(CLASS, "utf-8")
    told = run(tmp_path, str(tmp_path / "class.csv"), "--output", "-")
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == 3
    assert "The marks are in" not in told.stderr


def test_a_class_in_windows_1252_is_marked_and_it_is_said(grade: Backstep) -> None:
    told = grade(f"{HEADER}Jürgen,0.1385,0.2984\n".encode("cp1252"))
    assert told.status == 0
    assert "read as Windows-1252" in told.output
    assert Path("class-marked.csv").read_text("utf-8-sig").splitlines()[1].startswith("Jürgen,2,")
