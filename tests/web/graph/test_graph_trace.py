"""POST /api/graph/trace: a graph's steps on the wire."""

from typing import Any

import pytest

from app.web.graph.answer import GraphTraceAnswer
from app.web.graph.request import GraphTraceRequest
from app.web.graph.work import graph_cost
from tests.web.client import ask, assert_problem

CIRCUIT: dict[str, Any] = {
    "text": "q = x + y\nL = q * z",
    "values": {"x": -2.0, "y": 5.0, "z": -4.0},
    "with_respect_to": ["x", "y", "z"],
    "result": "L",
}


def traced(graph: dict[str, Any], **more: Any) -> Any:
    answer = ask("POST", "/api/graph/trace", json={"graph": graph, **more})
    assert answer.status_code == 200, answer.text
    GraphTraceAnswer.model_validate(answer.json())
    return answer.json()


def test_the_circuit_of_a_vision_course_has_its_printed_gradients() -> None:
    # CS231n, “Backpropagation, Intuitions”: f = (x + y) z at x = −2, y = 5, z = −4.
    answer = traced(CIRCUIT)
    written = {w["ref"]: w["value"] for step in answer["steps"] for w in step["writes"]}
    assert written == {
        "value.q": 3.0,
        "value.L": -12.0,
        "gradient.L": 1.0,
        "gradient.q": -4.0,
        "gradient.x": -4.0,
        "gradient.y": -4.0,
        "gradient.z": 3.0,
    }


def test_the_answer_tells_the_equations_beside_the_blocks() -> None:
    answer = traced(CIRCUIT)
    assert answer["total"] == 7
    assert [(e["name"], e["op"], e["arguments"], e["line"]) for e in answer["equations"]] == [
        ("q", "add", ["x", "y"], 1),
        ("L", "multiply", ["q", "z"], 2),
    ]
    assert [(b["op"], b["name"], b["start"], b["count"]) for b in answer["blocks"]] == [
        *[("add", "q", 0, 1), ("multiply", "L", 1, 1), ("gradient", "L", 2, 1)],
        *[("gradient", "q", 3, 1), ("gradient", "x", 4, 1)],
        *[("gradient", "y", 5, 1), ("gradient", "z", 6, 1)],
    ]
    assert answer["keyframe"] == {
        "value": {"x": -2.0, "y": 5.0, "z": -4.0, "q": None, "L": None},
        "gradient": {"L": None, "q": None, "x": None, "y": None, "z": None},
    }


def test_what_is_asked_for_may_be_left_out() -> None:
    short = {"text": CIRCUIT["text"], "values": CIRCUIT["values"]}
    assert traced(short) == traced(CIRCUIT)


def test_the_end_has_no_steps_and_all_numbers() -> None:
    answer = traced(CIRCUIT, start=7, count=0)
    assert answer["steps"] == []
    assert answer["keyframe"]["gradient"] == {"L": 1.0, "q": -4.0, "x": -4.0, "y": -4.0, "z": 3.0}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        (
            "q = x + y\nL = W @ z",
            2,
            5,
            "`W @ z`: W is 3×2, z has 3 numbers: did you mean `W.T @ z`",
        ),
        ("L = x +", 1, 8, "Python cannot read this"),
        ("L = x + foo(y)", 1, 9, "There is no function `foo`"),
        ("L = tahn(x)", 1, 5, "did you mean `tanh`?"),
        ("é = x\nL = é + (x if y else x)", 2, 10, "`if` is not possible here"),
    ],
)
def test_a_fault_of_the_text_has_its_line_and_column(
    text: str, line: int, column: int, words: str
) -> None:
    values = {"x": 1.0, "y": 2.0, "z": [1.0, 2.0, 3.0], "W": [[1.0, 2.0]] * 3}
    told = assert_problem(
        ask("POST", "/api/graph/trace", json={"graph": {"text": text, "values": values}}), 422
    )
    assert (told["line"], told["column"]) == (line, column)
    assert words in told["detail"]
    assert told["pointer"] == "/graph/text"


def test_all_names_without_a_value_are_asked_for_at_once() -> None:
    graph = {"text": "f = (x + y) * z", "values": {}}
    told = assert_problem(ask("POST", "/api/graph/trace", json={"graph": graph}), 422)
    assert told["missing"] == ["x", "y", "z"]
    assert (told["line"], told["column"]) == (1, 6)


@pytest.mark.parametrize(
    ("values", "pointer", "words"),
    [
        ({"x": [[1.0], [1.0, 2.0]]}, "/graph/values/x/1", "lists of different lengths"),
        ({"x": "1"}, "/graph/values/x", "text in quotes"),
        ({"x": [1.0, None]}, "/graph/values/x/1", "null"),
        ({"x": []}, "/graph/values/x", "empty list"),
        ({"x": [[[[[1.0]]]]]}, "/graph/values/x/0/0/0/0", "more than 4 axes"),
        ({"x": [[1.0] * 150] * 150}, "/graph/values/x/133/50", "more than 20,000 numbers"),
        ({"x": 1.0, "2x": 1.0}, "/graph/values/2x", "is no name"),
        ({"x": 1.0, "tanh": 1.0}, "/graph/values/tanh", "is a function"),
    ],
)
def test_a_value_that_is_no_array_is_told_of(
    values: dict[str, Any], pointer: str, words: str
) -> None:
    graph = {"text": "L = sum(x * 2)", "values": values}
    told = assert_problem(ask("POST", "/api/graph/trace", json={"graph": graph}), 422)
    assert told["pointer"] == pointer
    assert words in told["detail"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({"result": "M"}, "/graph/result"),
        ({"result": "x"}, "/graph/result"),
        ({"with_respect_to": ["x", "l"]}, "/graph/with_respect_to/1"),
        ({"result": "v"}, "/graph/result"),
    ],
)
def test_what_is_asked_must_be_there(asked: dict[str, Any], pointer: str) -> None:
    graph = {"text": "v = x * w\nL = sum(v)", "values": {"x": 2.0, "w": [1.0, 2.0]}, **asked}
    told = assert_problem(ask("POST", "/api/graph/trace", json={"graph": graph}), 422)
    assert told["pointer"] == pointer


def test_a_number_that_is_not_finite_is_named_with_its_line() -> None:
    graph = {"text": "a = x * 0\nL = log(a)", "values": {"x": 1.0}}
    told = assert_problem(ask("POST", "/api/graph/trace", json={"graph": graph}), 422)
    assert (told["ref"], told["line"]) == ("value.L", 2)
    assert "value.L" in told["detail"]


def cost(text: str, **values: Any) -> float:
    body = {"graph": {"text": text, "values": values}, "count": 500}
    return graph_cost(GraphTraceRequest.model_validate(body))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "; "])
def test_what_a_graph_costs_is_the_same_whatever_ends_its_lines(end: str) -> None:
    equations = [f"a{n} = x * {n}" for n in range(500)]
    assert cost(end.join(equations), x=1) == pytest.approx(cost("\n".join(equations), x=1), rel=0.5)
    assert cost(end.join(equations), x=1) > 0.1


def test_a_long_text_with_a_short_loop_is_no_more_than_a_request_may_cost() -> None:
    lines = ["for t in range(2):", "    h = tanh(w * h)", *(f"a{n} = h * {n}" for n in range(300))]
    answer = traced({"text": "\n".join([*lines, "L = a1"]), "values": {"w": 0.5, "h": 1}})
    assert answer["total"] > 300


def test_a_loop_costs_by_the_rounds_that_it_says() -> None:
    def loop(rounds: str) -> float:
        return cost(f"for t in range({rounds}):\n    h = w * h\nL = h * h", w=0.5, h=1)

    assert loop("2") < loop("20") < loop("200")
    assert loop("3, 200") == loop("200")
    assert loop("2") < loop("len(w)") < loop("900")
