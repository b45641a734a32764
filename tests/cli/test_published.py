"""``backstep published``: what agrees, what explains the rest, and the exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.summary import WIDTH
from tests.cli.told import Backstep, Told
from tests.practice.student import Student
from tests.problems import EXAMPLES, VANISHING, problem_from_json
from tests.web.client import ask

MAZUR = EXAMPLES["mazur-2-2-2"]
RIGHT = "delta.2.0,0.138498562\nloss,0.298371109\n"


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backstep: Backstep) -> Backstep:
    """Writes the files in a folder of their own and runs the command there."""
    monkeypatch.chdir(tmp_path)

    def run(content: Any, table: str | None = None, *options: str) -> Told:
        Path("example.json").write_text(json.dumps(content), "utf-8")
        files = ["example.json"]
        if table is not None:
            Path("numbers.csv").write_text(table, "utf-8")
            files.append("numbers.csv")
        told = backstep("published", *files, *options)
        assert all(len(line) <= WIDTH for line in told.output.splitlines())
        return told

    return run


def example(id_: str) -> Any:
    """The example as the server tells it."""
    return ask("GET", f"/api/examples/{id_}").json()


@pytest.mark.parametrize(("id_", "count"), [("relu-2-2-1", 23), ("tanh-neuron", 3)])
def test_an_example_whose_numbers_all_agree_is_said_to(
    check: Backstep, id_: str, count: int
) -> None:
    told = check(example(id_))
    assert told.status == 0
    assert told.output.startswith(f"All {count} printed numbers agree.\n")
    assert told.output.count("  agrees\n") == count


def test_mazurs_two_odd_losses_are_told_with_what_explains_them(check: Backstep) -> None:
    told = check(example("mazur-2-2-2"))
    assert told.status == 1
    assert told.output.count("  agrees\n") == 18
    one, ten_thousand = told.output.split("\nAfter ")[1:]
    assert one.splitlines()[2].split() == ["loss", "0.291027924", "0.291027774", "differs"]
    assert "Updated weights used" in one
    assert "9,999" in ten_thousand
    assert "had already been updated" in told.output


@pytest.mark.parametrize(
    "table",
    [
        f"ref,number\n{RIGHT}",
        RIGHT,
        'ref;number\r\ndelta.2.0;"0,138498562"\r\nloss;0,298371109\r\n',
        "delta.2.0;0,138498562\nloss;0,298371109\n",
        "δo1;0,138498562\n∂L/∂u11;0,082167041\n",
        "delta.2.0\t0.138498562\nloss\t0.298371109\n",
        "ref,number,after\ndelta.2.0,0.138498562,\nloss,0.298371109,0\nloss,0.291027774,1\n",
    ],
    ids=[
        "header",
        "no header",
        "semicolons",
        "decimal commas",
        "names",
        "tabs",
        "later iterations",
    ],
)
def test_a_problem_and_a_table_of_numbers_are_checked(check: Backstep, table: str) -> None:
    told = check(MAZUR.problem, table)
    assert told.status == 0, told
    assert "printed numbers agree" in told.output


def test_a_table_in_windows_1252_is_checked_and_it_is_said(
    check: Backstep, backstep: Backstep
) -> None:
    check(MAZUR.problem, RIGHT)
    Path("numbers.csv").write_bytes("größe,number\nloss,0.298371109\n".encode("cp1252"))
    told = backstep("published", "example.json", "numbers.csv")
    assert told.status == 0
    assert "numbers.csv: The table is not in UTF-8 and was read as Windows-1252." in told.errors


def test_a_convention_kept_throughout_is_named_in_the_first_sentences(check: Backstep) -> None:
    numbers = Student(problem_from_json(MAZUR.problem), "sign_flipped").numbers()
    told = check(MAZUR.problem, "".join(f"{ref},{value:.6f}\n" for ref, value in numbers.items()))
    assert told.status == 1
    summary = " ".join(told.output.partition("\n\n")[0].split())
    assert "one convention, kept throughout: “Sign flipped”" in summary
    assert "y − o" in summary


def test_a_number_that_cannot_be_read_is_told_beside_the_others(check: Backstep) -> None:
    told = check(MAZUR.problem, f"{RIGHT}delta.7.0,0.1\nnet.1.0,{'9' * 60}x\n")
    assert told.status == 1
    assert told.output.count("not read") == 2
    assert "layers count from 1 to 2" in told.output


@pytest.mark.parametrize(
    ("content", "table", "remedy"),
    [
        (example("xor-2-2-1"), None, "as a second file"),
        ({"problem": {}}, None, "network"),
        (MAZUR.problem, "", "numbers.csv:1: The file is empty"),
        (MAZUR.problem, "ref,number\n", "numbers.csv:1: There is no row of numbers"),
        (MAZUR.problem, "a,b,c,d\n", "numbers.csv:1: This row has 4 columns"),
        (MAZUR.problem, "loss,1,x\n", "numbers.csv:1: “x” is not a number of iterations"),
        (MAZUR.problem, f"loss,1,{'9' * 5000}\n", "is not a number of iterations"),
        (MAZUR.problem, "loss,1\nloss,2\n", "numbers.csv:2: loss was given before, on line 1"),
        (MAZUR.problem, "what,0.1\n", "not read"),
        (VANISHING, RIGHT, "is not finite"),
    ],
)
def test_where_nothing_can_be_checked_it_says_why(
    check: Backstep, content: Any, table: str | None, remedy: str
) -> None:
    told = check(content, table)
    assert told.status == 2
    assert remedy in told.output + told.errors


def test_a_sample_that_the_batch_lacks_is_refused(check: Backstep) -> None:
    told = check(example("mazur-2-2-2"), None, "--sample", "3")
    assert (told.status, "--sample is 0" in told.errors) == (2, True)


def test_a_file_that_is_not_there_is_named(check: Backstep, backstep: Backstep) -> None:
    check(example("tanh-neuron"))
    told = backstep("published", "example.json", "other.csv")
    assert "other.csv: there is no such file" in told.errors
