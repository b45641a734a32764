"""What is read again and has not changed is told so in a few bytes."""

import re

import pytest

from app.web.http.methods.etag import matches
from tests.web.client import PROBLEM, ask, ask_for_trace

READ = [
    *("/", "/embed", "/openapi.json", "/docs", "/static/icon.svg"),
    *("/api/examples", "/api/examples/mazur-2-2-2", "/api/examples?kind=graph"),
    *("/api/lessons", "/api/lessons/lecture-10", "/api/activations", "/api/datasets"),
    *("/api/formats", "/api/practice/mistakes", "/s?example=mazur-2-2-2"),
    "/oembed?url=http://backstep/s?example=mazur-2-2-2",
]


@pytest.mark.parametrize("path", READ)
def test_who_has_it_already_is_answered_304_without_content(path: str) -> None:
    first = ask("GET", path)
    again = ask("GET", path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    changed = ask("GET", path, headers={"If-None-Match": '"something-else"'})
    assert (changed.status_code, changed.content) == (200, first.content)


def test_every_route_that_is_read_is_held_to_it() -> None:
    paths = ask("GET", "/openapi.json").json()["paths"]
    reads = {path for path, methods in paths.items() if "get" in methods}
    held = {re.sub(r"/(mazur-2-2-2|lecture-10)$", "/{id}", path).partition("?")[0] for path in READ}
    # Of the moment, and of a few bytes.
    assert {re.sub(r"{\w+}", "{id}", path) for path in reads} - held == {"/healthz", "/readyz"}


def test_what_differs_has_another_etag() -> None:
    tags = [ask("GET", path).headers["etag"] for path in READ if path not in ("/", "/embed")]
    assert len(set(tags)) == len(tags)


def test_head_has_the_etag_of_get() -> None:
    assert (
        ask("HEAD", "/api/examples").headers["etag"]
        == (ask("GET", "/api/examples").headers["etag"])
    )


def test_an_answer_to_a_post_and_an_error_have_none() -> None:
    assert "etag" not in ask_for_trace(PROBLEM).headers
    assert "etag" not in ask("GET", "/none").headers


@pytest.mark.parametrize(
    ("header", "same"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", W/"a"', True),
        ("*", True),
        ('"ab"', False),
        ('"b"', False),
        ("", False),
        ("a", False),
    ],
)
def test_etags_are_compared_as_rfc_9110_compares_them_weakly(header: str, same: bool) -> None:
    assert matches(header, 'W/"a"') is same
