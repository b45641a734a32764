"""``backstep grade``, ``published`` and ``worksheet`` of graphs."""

import csv
import json
from pathlib import Path

import pytest

from app.examples import load_graph_examples
from tests.cli.told import Backstep

#: f = (x + y) z at x = −2, y = 5, z = −4, of the course CS231n.
(EXAMPLE,) = (each for each in load_graph_examples() if each.id == "circuit-product")
CIRCUIT = EXAMPLE.graph


@pytest.mark.parametrize("problem", [CIRCUIT, {"graph": CIRCUIT}])
def test_a_class_is_marked_on_a_graph_and_its_mistakes_are_counted(
    grade: Backstep, problem: object
) -> None:
    # Ada is right; Ben takes each factor of the product for itself, and goes on rightly from it.
    answers = "name,q,df/dq,dx,z.grad\nAda,3,-4,-4,3\nBen,3,3,3,-4\nCleo,3,,?,-3\n"
    told = grade(answers, problem=problem)
    assert told.status == 0, told.errors
    assert "Marked 3 students, 4 answers each." in told.output
    assert "Product rule the wrong way round" in told.output
    with Path("class-marked.csv").open(encoding="utf-8-sig") as file:
        ada, ben, cleo = csv.DictReader(file)
    assert (ada["points"], ben["points"], cleo["blank"]) == ("4", "2", "2")
    assert ben["df/dq"] == "wrong: Product rule the wrong way round"
    assert ben["dx"] == "consistent"


def test_a_column_of_a_graph_that_has_no_such_number_is_told(grade: Backstep) -> None:
    told = grade("name,gradient.w\nAda,3\n", problem=CIRCUIT)
    assert told.status == 2
    assert "“gradient.w” is not a number of this graph" in told.errors
    told = grade("name,age\nAda,3\n", problem=CIRCUIT)
    assert "No column is named for a number to work out, such as value.q" in told.errors


def test_samples_and_ways_of_names_are_of_networks(grade: Backstep) -> None:
    told = grade("name,q\nAda,3\n", "--sample", "1", problem=CIRCUIT)
    assert "--sample is for networks" in told.errors


def test_what_is_wrong_with_a_graph_in_a_file_is_told(grade: Backstep) -> None:
    told = grade("name,q\nAda,3\n", problem={**CIRCUIT, "text": "q = x +\nf = q * z"})
    assert told.status == 2
    assert "line 1" in told.errors
    told = grade("name,q\nAda,3\n", problem={"text": "q = log(x)", "values": {"x": 0}})
    assert "value.q (line 1) is not finite" in told.errors


def test_a_graph_that_is_null_is_told_as_such(
    tmp_path: Path, backstep: Backstep, grade: Backstep
) -> None:
    told = grade("name,q\nAda,3\n", problem={"graph": None})
    assert (told.status, told.errors.strip()) == (2, "problem.json: There is no graph: it is null.")
    graph, table = tmp_path / "graph.json", tmp_path / "printed.csv"
    graph.write_text('{"graph": null}')
    table.write_text("df/dx,-4\n")
    told = backstep("published", graph, table)
    assert told.status == 2
    assert "graph.json: There is no graph: it is null." in told.errors


def test_the_printed_numbers_of_a_graph_are_checked(tmp_path: Path, backstep: Backstep) -> None:
    graph, table = tmp_path / "graph.json", tmp_path / "printed.csv"
    graph.write_text(json.dumps({"graph": CIRCUIT}))
    table.write_text("df/dx,-4\nz.grad,4\n")
    told = backstep("published", graph, table)
    assert told.status == 1, told.errors
    assert "One of the 2 printed numbers differs: z.grad." in told.output
    example = tmp_path / "example.json"
    published = [{"ref": ref, "printed": text} for ref, text in EXAMPLE.published]
    example.write_text(json.dumps({"graph": CIRCUIT, "published": published}))
    assert backstep("published", example).status == 0


@pytest.mark.parametrize(("option", "value"), [("--sizes", "3-3-3"), ("--samples", "2")])
def test_a_worksheet_of_a_graph_takes_nothing_that_networks_have_alone(
    option: str, value: str, tmp_path: Path, backstep: Backstep
) -> None:
    told = backstep("worksheet", "--kind", "circuit", option, value, "--output", tmp_path / "new")
    assert told.status == 2
    assert f"{option} is of networks: a graph has none." in told.errors
    assert not (tmp_path / "new").exists()


def test_worksheets_of_graphs_come_with_the_file_that_marks_them(
    tmp_path: Path, backstep: Backstep
) -> None:
    folder = tmp_path / "sheets"
    wanted = ("--kind", "shared", "--difficulty", "easy", "--seed", 3, "--html")
    told = backstep("worksheet", *wanted, "--output", folder)
    assert told.status == 0, told.errors
    assert "<pre>" in (folder / "worksheet-3.html").read_text("utf-8")
    assert "∂" in (folder / "solution-3.html").read_text("utf-8")
    answers = tmp_path / "class.csv"
    answers.write_text("name,x.grad\nAda,1\n")
    assert backstep("grade", folder / "worksheet-3.json", answers).status == 0
