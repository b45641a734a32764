"""A problem in a file is read as the page reads it, and what is wrong is told by its place."""

import json
from copy import deepcopy
from typing import Any

import pytest

from app.engine.problem import ProblemError
from app.web.http.bounds.sizes import BODY_BYTES
from app.web.problem.reading import ProblemFileError, problem_in_file, read_problem
from tests.problems import EXAMPLES
from tests.web.client import ask

MAZUR = EXAMPLES["mazur-2-2-2"].problem


def changed(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(MAZUR), **changes}


def refusal(content: object) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(ProblemFileError) as raised:
        problem_in_file(text)
    return str(raised.value)


def test_a_problem_is_read_as_it_stands_and_inside_of_an_example_or_a_request() -> None:
    request = {"problem": MAZUR, "answers": {}}
    example = ask("GET", "/api/examples/mazur-2-2-2").content
    for content in (json.dumps(MAZUR).encode(), json.dumps(request).encode(), example):
        assert problem_in_file(content).sizes == (2, 2, 2)
        assert problem_in_file(b"\xef\xbb\xbf" + content).sizes == (2, 2, 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["It is empty.", "as the page exports it"]),
        (b" \n", ["It is empty."]),
        (b'{\n"network": }', ["not JSON", "line 2, column 12", "as the page exports it"]),
        (b"\xff\xfe{", ["not UTF-8 text", "byte 1"]),
        (b'{"loss": 1, "loss": 2}', ["field “loss” twice"]),
        (b"[" * 100_000, ["nested too deeply"]),
        ([{"problem": MAZUR}], ["a list", "keep one"]),
        (3, ["The problem is 3", "an object with “network”"]),
        ({}, ["The network is missing", "(at /network)"]),
        (changed(los=1), ["“los”", "Did you mean “loss”?", "(at /los)"]),
        (changed(loss="l2"), ["The loss is unknown, “l2”", "(at /loss)"]),
        ({"problem": changed(loss="l2")}, ["(at /problem/loss)"]),
        (
            changed(samples=[{"input": [1, "x"], "target": [1, 1]}]),
            ["Sample 1, input 2 is text in quotes", "(at /samples/0/input/1)"],
        ),
        (
            changed(samples=[{"input": [1, 1], "target": [1]}]),
            ["Sample 1 has 1 target: it needs 2", "(at /samples/0/target)"],
        ),
        (b'{"network": NaN, "loss": "l2"}', ["The network", "(at /network)"]),
        (b" " * (BODY_BYTES + 1), ["larger than 1024 KiB"]),
    ],
)
def test_what_is_wrong_says_where_and_what_would_be_right(
    content: object, words: list[str]
) -> None:
    told = refusal(content)
    assert [word for word in words if word not in told] == []


def test_a_fault_of_a_field_points_to_it_from_the_problem() -> None:
    with pytest.raises(ProblemError, match="learning rate") as raised:
        read_problem(changed(optimizer={"learning_rate": -1}))
    assert raised.value.pointer == "/optimizer/learning_rate"
