"""POST /api/worksheet: the problem on show, on paper."""

import pytest

from tests.problems import EXAMPLES
from tests.web.client import ask, assert_problem

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
