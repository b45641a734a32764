"""POST /api/class/…: a class is read, marked and written, the same from the page as by command."""

import csv
import json
from base64 import b64encode
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.cli import main
from app.web.gradebook.request import TableRequest
from app.web.gradebook.work import table_cost
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json
from tests.web.client import ask, assert_problem

MAZUR = EXAMPLES["mazur-2-2-2"].problem
MESSY = Path(__file__).parents[2] / "practice" / "gradebook" / "messy_class.csv"


def table(content: bytes, names: str | None = None) -> Any:
    body = {"problem": MAZUR, "content": b64encode(content).decode(), "names": names}
    return ask("POST", "/api/class/table", json=body)


def marks(told: Any, rows: list[Any]) -> Any:
    body = {
        "problem": MAZUR,
        "header": [column["name"] for column in told["columns"]],
        "columns": {str(at): each["ref"] for at, each in enumerate(told["columns"]) if each["ref"]},
        "rows": rows,
    }
    return ask("POST", "/api/class/marks", json=body)


def test_a_messy_class_is_marked_by_the_page_as_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = table(MESSY.read_bytes()).json()
    assert {each["name"]: each["ref"] for each in told["columns"]} == {
        "Name": None,
        "E-Mail": None,
        "δo1": "delta.2.0",
        "DELTA.2.1": "delta.2.1",
        "∂L/∂u11": "weight_gradient.2.0.0",
        "u11 new": "updated_weight.2.0.0",
        "Loss": "loss",
        "Remarks": None,
    }
    assert [note["line"] for note in told["notes"]] == [8, 26]
    assert "Eve has a later row" in told["notes"][0]["what"]
    assert len(told["rows"]) == 29
    answer = marks(told, told["rows"]).json()
    assert len(answer["students"]) == 29

    monkeypatch.chdir(tmp_path)
    Path("problem.json").write_text(json.dumps(MAZUR), "utf-8")
    Path("class.csv").write_bytes(MESSY.read_bytes())
    with pytest.raises(SystemExit, match="0"):
        main(["grade", "problem.json", "class.csv"])
    written = Path("class-marked.csv").read_bytes().decode().removeprefix("\ufeff")
    _, *rows = csv.reader(StringIO(written, newline=""), delimiter=";")
    safe = [
        [cell if cell[:1] not in "=@" else f"'{cell}" for cell in student["cells"]]
        for student in answer["students"]
    ]
    assert [row[3:9] for row in rows] == [row[3:9] for row in safe]
    assert [row[9:] for row in rows] == [row[9:] for row in safe]
    by_name = {student["who"]: student for student in answer["students"]}
    assert by_name["Ada Lovelace"]["points"] == 5
    assert by_name["Dee Dee"]["results"]["delta.2.0"]["mistakes"] == ["Slope left out"]
    assert by_name["Dee Dee"]["results"]["weight_gradient.2.0.0"]["verdict"] == "consistent"
    assert by_name["Pia"]["results"]["updated_weight.2.0.0"]["mistakes"] == [
        "Uphill instead of downhill"
    ]
    for clean in ("Ben Brown", "Cy Young", "Fay", "Gus", "Hal", "Moe", "Sue", "Tom", "@Zoe", "Abe"):
        assert by_name[clean]["points"] == 5, clean
    assert by_name["Yan"]["results"]["delta.2.0"]["verdict"] == "unreadable"


def test_a_column_whose_name_is_not_known_is_suggested_numbers_for() -> None:
    told = table(b"name,delta 2 0,lossx\nAda,0.1385,0.2984\n").json()
    assert [each["ref"] for each in told["columns"]] == [None, None, None]
    assert "delta.2.0" in told["columns"][1]["suggestions"]
    assert "loss" in told["columns"][2]["suggestions"]
    assert told["columns"][0]["suggestions"] == []
    told["columns"][1]["ref"] = "delta.2.0"
    (student,) = marks(told, told["rows"]).json()["students"]
    assert (student["who"], student["points"]) == ("Ada", 1)


@pytest.mark.parametrize(
    ("change", "pointer", "said"),
    [
        ({"columns": {}}, "/columns", "No column is mapped"),
        ({"columns": {"a": "loss"}}, "/columns", "by its place"),
        ({"columns": {"7": "loss"}}, "/columns", "no column 8"),
        ({"columns": {"0": "delta.9.0"}}, "/columns", "layers count from 1 to 2"),
        ({"columns": {"0": "loss", "1": "L"}}, "/columns", "column 1 is for loss too"),
        ({"rows": [{"line": 2, "cells": ["1"]}]}, "/rows", "Line 2 has 1 cells"),
    ],
)
def test_what_cannot_be_marked_is_told_with_its_place(
    change: dict[str, Any], pointer: str, said: str
) -> None:
    body = {
        "problem": MAZUR,
        "header": ["a", "b"],
        "columns": {"0": "loss"},
        "rows": [{"line": 2, "cells": ["1", "2"]}],
        **change,
    }
    told = assert_problem(ask("POST", "/api/class/marks", json=body), 422)
    assert (told["pointer"], said in told["detail"]) == (pointer, True)


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"PK\x03\x04", "no Excel workbook"), (b"\x81", "UTF-8")]
)
def test_a_file_that_is_no_table_is_told(content: bytes, said: str) -> None:
    told = assert_problem(table(content), 422)
    assert (told["pointer"], said in told["detail"]) == ("/content", True)


def test_marks_are_written_for_a_spreadsheet_and_run_no_formula() -> None:
    rows = [["name", "points"], ["=1+1", "3"]]
    text = ask("POST", "/api/class/file", json={"rows": rows, "delimiter": ";"})
    assert text.content.decode() == "\ufeffname;points\r\n'=1+1;3\r\n"
    book = ask("POST", "/api/class/file", json={"rows": rows, "format": "xlsx"})
    sheet = load_workbook(BytesIO(book.content)).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["name", "points"],
        ["=1+1", 3],
    ]


def test_a_class_is_marked_on_a_graph() -> None:
    # f = (x + y) z at −2, 5, −4: ∂f/∂q = z and ∂f/∂z = q; Ben takes each factor for itself.
    graph = {"text": "q = x + y\nf = q * z", "values": {"x": -2, "y": 5, "z": -4}}
    content = b64encode(b"name,q,df/dq,x.grad\nAda,3,-4,-4\nBen,3,3,3\n").decode()
    told = ask("POST", "/api/class/table", json={"graph": graph, "content": content}).json()
    assert [each["ref"] for each in told["columns"]] == [
        *(None, "value.q"),
        *("gradient.q", "gradient.x"),
    ]
    assert told["refs"] == [
        *("value.q", "value.f", "gradient.q"),
        *("gradient.x", "gradient.y", "gradient.z"),
    ]
    columns = {str(at): each["ref"] for at, each in enumerate(told["columns"]) if each["ref"]}
    header = [each["name"] for each in told["columns"]]
    body = {"graph": graph, "header": header, "columns": columns, "rows": told["rows"]}
    ada, ben = ask("POST", "/api/class/marks", json=body).json()["students"]
    assert (ada["points"], ben["points"]) == (3, 2)
    wrong = ben["results"]["gradient.q"]
    assert (wrong["verdict"], wrong["mistakes"]) == ("wrong", ["Product rule the wrong way round"])
    assert ben["results"]["gradient.x"]["verdict"] == "consistent"
    body["columns"] = {"1": "gradient.w"}
    assert_problem(ask("POST", "/api/class/marks", json=body), 422, "is not a number of this graph")


def test_columns_that_can_be_meant_in_two_ways_are_asked_for_and_read_as_chosen() -> None:
    right = Student(problem_from_json(MAZUR)).numbers()
    w12, w21 = (f"{right[f'weight_gradient.1.{at}']:.5g}" for at in ("0.1", "1.0"))
    content = f"name;∂L/∂w12;∂L/∂w21\nAda;{w21};{w12}\nBen;{w21};0.5\nEve;-;{w12}\n".encode()
    told = table(content).json()
    asked = told["question"]
    assert (asked["taken"], asked["favoured"]) == ("to-from", "from-to")
    # Nobody has an answer in the cell of a dash, and Ben's 0.5 is right in neither way.
    assert [each["right"] for each in asked["ways"]] == [0, 4]
    chosen = table(content, "from-to").json()
    assert [each["name"] for each in chosen["columns"]] == ["name", "∂L/∂w12", "∂L/∂w21"]
    assert [each["ref"] for each in chosen["columns"]] == [
        None,
        "weight_gradient.1.1.0",
        "weight_gradient.1.0.1",
    ]
    students = marks(chosen, chosen["rows"]).json()["students"]
    assert [each["points"] for each in students] == [2, 1, 1]


def cost(content: bytes) -> float:
    body = {"problem": MAZUR, "content": b64encode(content).decode()}
    return table_cost(TableRequest.model_validate(body))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("before", ["", "\r\r", "sep=;\n"])
def test_a_name_costs_more_than_its_characters(sign: str, before: str) -> None:
    names = [f"w{number}" for number in range(400)]
    wide = f"{before}{sign.join(names)}\n".encode()
    long = f"{before}{'_'.join(names)}\n".encode()
    assert len(wide) == len(long)
    assert cost(wide) > 5 * cost(long)
    assert cost(b"PK\x03\x04") == pytest.approx(cost(sign.encode() * 499), rel=0.01)


def test_a_column_of_thousands_of_digits_is_for_no_number() -> None:
    columns = table(f"name,h1,w{'1' * 5000}\nAda,0.5,1\n".encode()).json()["columns"]
    assert [each["ref"] for each in columns] == [None, "output.1.0", None]


@pytest.mark.parametrize("content", ["é", "===", "YQ==é", "a"])
def test_what_is_not_in_base_64_is_refused(content: str) -> None:
    body = {"problem": MAZUR, "content": content}
    told = assert_problem(ask("POST", "/api/class/table", json=body), 422, "not in base 64")
    assert told["pointer"] == "/content"
