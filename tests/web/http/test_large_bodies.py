"""A body of data that is too large to be read beside others' answers is answered all the same."""

import json
from typing import Any

import pytest

from app.web.http.bounds.sizes import BODY_BYTES
from tests.web.client import JSON, PROBLEM, ask

DATA = {"inputs": [[0.0, 0.1], [1.0, 0.2]], "targets": [[0.0, 1.0], [1.0, 0.0]]}
GRID = {"ranges": [[-1, 1], [-1, 1]], "resolution": [3, 3]}

ASKED: dict[str, dict[str, Any]] = {
    "/api/dataset": {"data": DATA},
    "/api/learn": {"problem": PROBLEM, "data": DATA, "iterations": 3},
    "/api/steps": {"problem": PROBLEM, "data": DATA, "optimizers": [{"name": "adam"}]},
    "/api/surface": {
        "problem": PROBLEM,
        "data": DATA,
        "along": ["weight.1.0.0", "weight.2.0.0"],
        **GRID,
    },
}


def both(path: str, body: Any) -> tuple[Any, Any]:
    """The answers to the body, and to the same with as many blanks behind it as make it large."""
    text = body if isinstance(body, str) else json.dumps(body)
    small, large = (
        ask("POST", path, content=text + " " * blanks, headers=JSON) for blanks in (0, BODY_BYTES)
    )
    return small, large


@pytest.mark.parametrize("path", ASKED)
def test_it_is_answered_as_a_small_one_is(path: str) -> None:
    small, large = both(path, ASKED[path])
    assert small.status_code == large.status_code == 200, large.text
    assert small.content == large.content
    assert small.headers["content-type"] == large.headers["content-type"]


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize(
    "body",
    [
        '{"data": ]',
        {},
        {"data": {**DATA, "targets": [[0.0, 1.0], [1.0, "x"]]}},
        {"data": {**DATA, "targets": [[0.0, 1.0]]}},
        {"data": {**DATA, "inputs": [[0.0, 0.1], [True, None]]}},
    ],
)
def test_what_is_wrong_with_it_is_told_in_the_same_words(path: str, body: Any) -> None:
    whole = body if isinstance(body, str) else {**ASKED[path], **body} if body else body
    small, large = both(path, whole)
    assert 400 <= small.status_code < 500
    assert (small.status_code, small.json()) == (large.status_code, large.json())


def test_what_turns_out_to_be_too_much_work_when_it_is_read_is_told_so() -> None:
    small, large = both("/api/steps", {**ASKED["/api/steps"], "iterations": 90_000})
    assert (small.status_code, small.json()) == (large.status_code, large.json())
    assert small.status_code == 503
    assert "too much work" in large.json()["detail"]
