"""POST /api/program: the NumPy program over HTTP."""

import json
from typing import Any

import pytest

from app.web.program.answer import ProgramAnswer
from tests.explain.run_program import printed_by
from tests.web.client import JSON, PROBLEM, ask, assert_problem, changed, trace_of


def ask_for_program(problem: Any, **more: Any) -> Any:
    body = json.dumps({"problem": problem, **more})
    return ask("POST", "/api/program", content=body, headers=JSON)


def test_the_answer_is_as_its_documentation_describes_it() -> None:
    answer = ask_for_program(PROBLEM)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    ProgramAnswer.model_validate_json(answer.content)


def test_the_program_prints_the_gradients_of_the_trace() -> None:
    printed = printed_by(ask_for_program(PROBLEM).json()["code"])
    total = trace_of(PROBLEM)["total"]
    keyframe = trace_of(PROBLEM, start=total, count=0)["keyframe"]
    assert printed["loss"] == pytest.approx(keyframe["loss"], rel=1e-10)
    for at, name in enumerate(["W", "U"]):
        assert printed[f"grad_{name}"].tolist() == [
            pytest.approx(row, rel=1e-10) for row in keyframe["weight_gradient"][at]
        ]


def test_each_block_of_the_trace_has_lines_in_the_program() -> None:
    lines = ask_for_program(PROBLEM).json()["lines"]
    blocks = trace_of(PROBLEM)["blocks"]
    keys = ("op", "quantity", "layer")
    assert {tuple(each[key] for key in keys) for each in lines} == {
        tuple(each[key] for key in keys) for each in blocks
    }


def test_it_is_written_in_the_notation_that_is_asked_for() -> None:
    code = ask_for_program(PROBLEM, notation="textbook").json()["code"]
    assert "z2 = W2 @ a1 + b2" in code
    assert "net_o" not in code


def test_what_is_wrong_with_a_problem_is_told_as_for_a_trace() -> None:
    wrong = changed("/network/layers/0/biases", [0.1])
    assert_problem(ask_for_program(wrong), 422, "Layer 1 has 2 rows of weights and 1 bias")
