"""A class asks the same again: the answer is there, and is the same."""

import json
from typing import Any

import pytest

from app.web.app import create_app
from app.web.http.answer_cache import AnswerCache, Key
from tests.web.client import JSON, PROBLEM, ask

BODY = json.dumps({"problem": PROBLEM}).encode()


def key(name: str) -> Key:
    return (name, False, b"")


def test_the_answer_that_was_asked_for_longest_ago_makes_way() -> None:
    cache = AnswerCache(most=30)
    for name in "abc":
        cache.put(key(name), (b"x" * 10, False))
    assert cache.get(key("a")) == (b"x" * 10, False)
    cache.put(key("d"), (b"y" * 10, True))
    assert cache.get(key("b")) is None
    assert cache.get(key("a")) is not None
    assert cache.get(key("d")) == (b"y" * 10, True)
    assert cache.held == 30


def test_what_is_larger_than_all_there_is_room_for_is_not_kept() -> None:
    cache = AnswerCache(most=30)
    cache.put(key("a"), (b"x" * 30, False))
    cache.put(key("b"), (b"x" * 31, False))
    assert cache.get(key("a")) is not None
    assert cache.get(key("b")) is None
    assert cache.held == 30


def test_an_answer_that_is_put_twice_is_counted_once() -> None:
    cache = AnswerCache(most=30)
    cache.put(key("a"), (b"x" * 10, False))
    cache.put(key("a"), (b"x" * 10, False))
    assert cache.held == 10


@pytest.fixture
def app() -> Any:
    return create_app()


def traced(app: Any, body: bytes = BODY, encoding: str = "identity", query: str = "") -> Any:
    headers = {**JSON, "Accept-Encoding": encoding}
    return ask("POST", f"/api/trace{query}", app=app, content=body, headers=headers)


def test_the_same_bytes_are_answered_alike_and_worked_out_once(app: Any) -> None:
    first = traced(app)
    held = app.state.answers.held
    assert held == len(first.content)
    again = traced(app)
    assert (again.status_code, again.content) == (200, first.content)
    assert app.state.answers.held == held


def test_who_takes_no_gzip_is_never_answered_in_it_nor_the_other_way_round(app: Any) -> None:
    for encoding in ("gzip", "identity", "gzip", "identity"):
        answer = traced(app, encoding=encoding)
        assert answer.headers.get("content-encoding") == (encoding if encoding == "gzip" else None)
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.json()["total"] > 0


def test_other_numbers_have_another_answer(app: Any) -> None:
    other = json.dumps({"problem": {**PROBLEM, "loss": "mean_squared_error"}}).encode()
    assert traced(app).content != traced(app, other).content
    assert (
        traced(app, other).content == ask("POST", "/api/trace", content=other, headers=JSON).content
    )


def test_a_refusal_is_not_kept(app: Any) -> None:
    assert traced(app, b'{"problem": 1}').status_code == 422
    assert app.state.answers.held == 0
