"""``backstep grade``: a class's table comes out marked."""

import csv
import json
import os
import pty
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.cli.summary import WIDTH, summary
from app.practice.gradebook.columns import STATES
from app.practice.gradebook.tally import MadeMistake, Tally
from app.practice.mistakes import MISTAKES
from app.web.problem.body import ProblemBody
from tests.cli.told import HEADER, MAZUR, Backstep
from tests.practice.student import Student
from tests.problems import random_problem

ROOT = Path(__file__).parents[2]
BACKSTEP = Path(sys.executable).with_name("backstep")


def marks(path: str = "class-marked.csv") -> list[str]:
    return Path(path).read_text("utf-8").splitlines()


def row_of(output: str, mistake: str) -> tuple[int, int]:
    """In how many answers and by how many students the summary says that it was made."""
    found = re.search(rf"^ *(\d+) +(\d+)  .*\({mistake}\)$", output, re.MULTILINE)
    return (int(found[1]), int(found[2])) if found else (0, 0)


#: Mistakes with how many students make each, and in how many numbers of a 2-3-2 network with
#: biases each is made, counted on paper: those whose own rule is a wrong one.
PLANTED = {
    "learning_rate_included": (3, 6 + 6 + 5),  # every ∇w and ∇b
    "weight_for_activation": (2, 6 + 6),  # every ∇w
    "net_for_output": (2, 6),  # ∇w of layer 2; an input has no net
    "slope_at_output": (1, 5),  # g′ of every unit
    "frozen_biases": (4, 5),
    "ascent": (2, 6 + 6 + 5),  # every updated parameter
    "bias_ignored": (2, 5),  # net of every unit
    "updated_weights": (3, 3),  # what comes back to each hidden unit
    "missing_sum": (1, 3),
    "sign_flipped": (5, 2),  # o − y of each output
}
CAREFUL = 7


def test_a_class_comes_out_as_its_mistakes_were_planted(grade: Backstep) -> None:
    problem = random_problem((2, 3, 2), ("tanh", "sigmoid"), "half_squared_error", seed=1)
    right = Student(problem).numbers()
    planted = ["", *(m for m, (students, _) in PLANTED.items() for _ in range(students))]
    planted += [""] * (CAREFUL - 1)
    rows = [["name", "group", *right]]
    for at, mistake in enumerate(planted):
        numbers = Student(problem, mistake).numbers()
        answers = [f"{numbers[ref]:.6g}".replace(".", ",") for ref in right]
        rows.append([f"Student {at}", "A; B", *answers])
    rows[1][-2:] = ["", " "]  # a careful one did not finish
    text = "\ufeff" + "".join(
        ";".join(f'"{cell}"' if ";" in cell else cell for cell in row) + "\r\n" for row in rows
    )
    lines = text.splitlines(keepends=True)
    lines[5:5] = ["No answers\r\n", "\r\n", '"Not closed;1;2\r\n']
    told = grade("".join(lines), problem=ProblemBody.of(problem).model_dump())

    assert told.status == 1
    assert [line.partition(": ")[0] for line in told.errors.splitlines()] == [
        "class.csv:6",
        "class.csv:8",
    ]
    content = Path("class-marked.csv").read_bytes().decode()
    assert content.startswith("\ufeffname;group;points;correct;")
    assert content.count("\r\n") == content.count("\n") == len(planted) + 2
    marked = list(csv.DictReader(content.removeprefix("\ufeff").splitlines(), delimiter=";"))
    (short,) = [row for row in marked if row["name"] == "No answers"]
    assert short["blank"] == str(len(right))
    marked.remove(short)
    assert [row["name"] for row in marked] == [f"Student {at}" for at in range(len(planted))]
    assert {row["group"] for row in marked} == {"A; B"}
    verdicts = Counter[str]()
    for mistake, row in zip(planted, marked, strict=True):
        numbers = Student(problem, mistake).numbers()
        cells = {ref: row[ref] for ref in right}
        assert Counter(cell.partition(":")[0] for cell in cells.values()) == Counter(
            {state: int(row[state]) for state in STATES}
        )
        for ref, cell in cells.items():
            if cell != "blank":
                same = abs(numbers[ref] - right[ref]) < 1e-6 * abs(right[ref])
                named = MISTAKES[mistake].name if mistake else ""
                expected = ["correct"] if same else ["consistent", f"wrong: {named}"]
                assert cell in expected, (mistake, ref)
        verdicts.update({state: int(row[state]) for state in STATES})
        assert int(row["points"]) == int(row["correct"]) + int(row["consistent"])
        assert int(row["wrong"]) == (PLANTED[mistake][1] if mistake else 0)
        assert int(row["blank"]) == (2 if row["name"] == "Student 0" else 0)

    verdicts["blank"] += len(right)
    assert f"Marked {len(planted) + 1} students, {len(right)} answers each." in told.output
    assert "Left out 1 row" in told.output
    assert "Carried over as they are: name, group." in told.output
    for state in STATES:
        assert re.search(rf"^  {state} +{verdicts[state]} ", told.output, re.MULTILINE)
    made = {mistake: row_of(told.output, mistake) for mistake in MISTAKES}
    assert made == dict.fromkeys(MISTAKES, (0, 0)) | {
        mistake: (students * each, students) for mistake, (students, each) in PLANTED.items()
    }
    counts = [int(line.split()[0]) for line in told.output.splitlines() if line.endswith(")")]
    assert counts == sorted(counts, reverse=True)


def test_when_every_row_is_marked_the_status_is_0_and_nothing_is_said_of_errors(
    grade: Backstep,
) -> None:
    told = grade("name,delta.2.0,loss\nAda,0.1385,0.2984\n\nBen,.14,\n")
    assert (told.status, told.errors) == (0, "")
    assert marks() == [
        "name,points,correct,consistent,wrong,unreadable,blank,delta.2.0,loss",
        "Ada,2,2,0,0,0,0,correct,correct",
        "Ben,1,1,0,0,0,1,correct,blank",
    ]
    assert "The marks are in class-marked.csv." in told.output


def test_columns_taken_for_numbers_by_their_names_are_told(grade: Backstep) -> None:
    told = grade("name;h1;δo1;L\nAda;absent;0,1385;0,2984\nBen;;0,7414;\n")
    assert told.status == 0
    assert "taken for numbers by their names: δo1 for delta.2.0, L for loss." in told.output
    assert "Carried over as they are: name, h1." in told.output
    assert marks() == [
        "name;h1;points;correct;consistent;wrong;unreadable;blank;δo1;L",
        "Ada;absent;2;2;0;0;0;0;correct;correct",
        "Ben;;0;0;0;1;0;1;wrong: Slope left out;blank",
    ]


def test_the_marks_go_where_they_are_to_go(grade: Backstep) -> None:
    told = grade("loss\n0.3\n", "--output", "marks.txt")
    assert told.status == 0
    assert marks("marks.txt")[1] == "1,1,0,0,0,0,correct"
    assert "The marks are in marks.txt." in told.output
    assert "No column is carried over." in told.output
    assert not Path("class-marked.csv").exists()


def test_answers_are_for_the_sample_that_is_named(grade: Backstep) -> None:
    samples = [
        {"input": [0.05, 0.1], "target": [0.01, 0.99]},
        {"input": [1.0, 0.0], "target": [0.5, 0.5]},
    ]
    batch = {**MAZUR, "samples": samples}
    net = 0.15 * 1.0 + 0.2 * 0.0 + 0.35
    answers = f"net.1.0\n{net}\n"
    assert "correct          1" in grade(answers, "--sample", "1", problem=batch).output
    assert "wrong            1" in grade(answers, "--sample", "0", "--force", problem=batch).output
    told = grade(answers, "--sample", "2", problem=batch)
    assert (told.status, told.output) == (2, "")
    assert "--sample counts from 0 to 1" in told.errors


def test_answers_that_cannot_be_read_are_listed_to_be_looked_at(grade: Backstep) -> None:
    rows = "".join(f"{at},see the back of the sheet {at:03},0.2984\n" for at in range(12))
    told = grade(f"{HEADER}{rows}")
    assert told.status == 0
    assert "line 2, delta.2.0, “see the back of the sheet 000”: " in told.output
    assert "line 11," in told.output
    assert "line 12," not in told.output
    assert "and 2 more" in told.output


def test_the_summary_fits_80_columns() -> None:
    worst = Tally(
        students=99_999,
        states=dict.fromkeys(STATES, 999_999),
        wrong=(),
        mistakes=tuple(MadeMistake(mistake, 99_999, 99_999) for mistake in MISTAKES.values()),
        unexplained=999_999,
    )
    assert max(len(line) for line in summary(worst, [])) <= WIDTH == 80


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A problem and a class of one."""
    problem, answers = tmp_path / "problem.json", tmp_path / "class.csv"
    problem.write_text(json.dumps(MAZUR), "utf-8")
    answers.write_text("name,delta.1.0\nAda,0.03635\n", "utf-8")
    return problem, answers


def test_a_terminal_shows_a_progress_bar(files: tuple[Path, Path]) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [BACKSTEP, "grade", *files], stdout=subprocess.DEVNULL, stderr=theirs, check=True
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Marking: 100%" in shown
    assert "1/1" in shown


def test_without_a_terminal_there_is_no_bar_and_without_unicode_there_is_a_summary(
    files: tuple[Path, Path],
) -> None:
    told = subprocess.run(
        [BACKSTEP, "grade", *files],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stderr == ""
    assert "(missing_slope)" in told.stdout


def test_the_example_of_the_readme_comes_out_as_the_readme_says(grade: Backstep) -> None:
    """In Mazur's network: δ right, and δ that is the error alone, without its slope."""
    section = (ROOT / "README.md").read_text("utf-8").partition("## Mark a class")[2]
    table = re.search(r"(?:^    .*\n){3}", section, re.MULTILINE)
    assert table
    told = grade(table[0].replace("    ", ""))
    assert (told.status, told.errors) == (0, "")
    assert row_of(told.output, "missing_slope") == (1, 1)
    assert "“Slope left out”" in section
