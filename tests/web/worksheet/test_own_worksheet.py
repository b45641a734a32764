"""POST /api/worksheet: the problem on show, on paper."""

import json
import re
from typing import Any

import pytest

from app.web.worksheet.own import own_cost
from app.web.worksheet.request import SheetOfProblem
from tests.problems import EXAMPLES
from tests.web.client import PROBLEM, ask, assert_problem

MAZUR = EXAMPLES["mazur-2-2-2"].problem


@pytest.mark.parametrize("solution", [False, True])
def test_the_problem_on_show_is_a_page_that_needs_no_other_file(solution: bool) -> None:
    body = {"problem": MAZUR, "title": "Quiz <3>", "solution": solution, "asked": ["delta"]}
    answer = ask("POST", "/api/worksheet", json=body)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1>Quiz &lt;3&gt;" in answer.text
    assert "0.1385" in answer.text or not solution
    assert 'src="' not in answer.text


def test_the_same_in_latex() -> None:
    answer = ask("POST", "/api/worksheet", json={"problem": MAZUR, "format": "tex"})
    assert answer.headers["content-type"].startswith("application/x-tex")
    assert answer.text.startswith(r"\documentclass")


def test_what_the_problem_has_not_is_told() -> None:
    body = {"problem": MAZUR, "asked": ["batch_weight_gradient"]}
    told = assert_problem(ask("POST", "/api/worksheet", json=body), 422)
    assert (told["pointer"], "no batch_weight_gradient" in told["detail"]) == ("/asked", True)


def test_an_address_holds_a_sheet_to_print_and_leads_to_its_solution() -> None:
    sheet = {"problem": MAZUR, "asked": ["delta"], "points": {"delta": 2}, "variants": 2}
    page = ask("GET", "/worksheet", params={"sheet": json.dumps(sheet)})
    assert page.status_code == 200
    assert page.text.count("(2 points each)") == 2 * 2
    assert page.text.count("/ 8") == 2
    other = re.search(r'href="(\?sheet=[^"]+)">To the solutions', page.text)
    assert other is not None
    assert "0.1385" in ask("GET", f"/worksheet{other[1]}").text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("{", "“sheet” is no JSON"),
        ({"problem": MAZUR, "variants": 11}, "“variants” is 11: it must be a whole number, 1 to"),
        ({"problem": MAZUR, "points": {"delta": -1}}, "a number from 0 to 100"),
        ({"problem": MAZUR, "points": {"detla": 1}}, "detla"),
        ({"asked": []}, "problem is missing"),
    ],
)
def test_what_is_wrong_with_such_an_address_is_told(wrong: object, told: str) -> None:
    text = wrong if isinstance(wrong, str) else json.dumps(wrong)
    answer = assert_problem(ask("GET", "/worksheet", params={"sheet": text}), 422)
    assert told in answer["detail"]


def test_the_same_in_word_with_variants() -> None:
    body = {"problem": MAZUR, "format": "docx", "variants": 3}
    answer = ask("POST", "/api/worksheet", json=body)
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert "wordprocessingml" in answer.headers["content-type"]


@pytest.mark.parametrize(
    "optimizer",
    [
        {"name": "sgd", "momentum": 0.9, "nesterov": True},
        {"name": "adam"},
        {"name": "adamw"},
        {"name": "rmsprop", "momentum": 0.5},
        {"name": "adagrad", "weight_decay": 0.1},
        {"name": "sgd", "clip_norm": 0.1},
        {"name": "sgd", "schedule": {"name": "exponential"}},
    ],
    ids=str,
)
def test_what_an_optimizer_computes_on_the_way_stands_in_the_solution(optimizer: Any) -> None:
    problem = {**PROBLEM, "optimizer": {"learning_rate": 0.5, **optimizer}}
    body = {"problem": problem, "asked": ["updated_weight"], "solution": True}
    answer = ask("POST", "/api/worksheet", json=body)
    assert answer.status_code == 200, answer.text
    plain = ask("POST", "/api/worksheet", json={**body, "problem": PROBLEM})
    # It has groups of numbers more than plain gradient descent has.
    assert answer.text.count("<h3") > plain.text.count("<h3") > 0


def test_points_of_what_is_no_quantity_are_told_what_there_is() -> None:
    body = {"problem": PROBLEM, "points": {"nonsense": 1}}
    told = assert_problem(ask("POST", "/api/worksheet", json=body), 422, "nonsense", "delta")
    assert told["pointer"] == "/points"


def test_a_sheet_of_a_graph_costs_by_its_numbers_and_not_by_what_is_said_of_them() -> None:
    def cost(text: str, x: Any) -> float:
        graph = {"text": text, "values": {"x": x}}
        return own_cost(SheetOfProblem.model_validate({"graph": graph}))

    line = "L = sum(x * x)"
    assert cost(line, [1] * 100) > 2 * cost(line, 1)
    assert cost(f"for t in range(40):\n    x = x * x\n{line}", 1) > 2 * cost(line, 1)
    assert cost(f"{line}  # {'as it is. ' * 90}", 1) < 0.2
