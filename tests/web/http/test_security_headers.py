"""Every answer tells the browser what not to do, an error as much as the page."""

import re
from typing import Any

import pytest

from app.web.app import create_app
from tests.web.client import PROBLEM, ask, ask_for_trace, assert_problem, send_body


def broken_app() -> Any:
    """The app with a route that fails."""
    app = create_app()

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a bug")

    return app


ANSWERS = {
    "page": lambda: ask("GET", "/"),
    "not modified": lambda: ask(
        "GET", "/", headers={"If-None-Match": ask("GET", "/").headers["etag"]}
    ),
    "docs": lambda: ask("GET", "/docs"),
    "worksheet": lambda: ask("GET", "/worksheet"),
    "health": lambda: ask("GET", "/healthz"),
    "openapi": lambda: ask("GET", "/openapi.json"),
    "examples": lambda: ask("GET", "/api/examples"),
    "trace": lambda: ask_for_trace(PROBLEM),
    "static file": lambda: ask("GET", "/static/icon.svg"),
    "no such file": lambda: ask("GET", "/static/none.js"),
    "no such route": lambda: ask("GET", "/none"),
    "no such method": lambda: ask("GET", "/api/trace"),
    "not valid": lambda: ask_for_trace(None),
    "not JSON": lambda: send_body(b"{"),
    "too large": lambda: send_body(b" " * 2_000_000),
    "a bug": lambda: ask("GET", "/broken", app=broken_app()),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_answer_carries_the_security_headers(kind: str) -> None:
    headers = ANSWERS[kind]().headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-embedder-policy"] == "require-corp"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
    assert headers.get_list("content-security-policy") == [headers["content-security-policy"]]


def test_the_policy_allows_nothing_that_is_inline_evaluated_or_from_elsewhere() -> None:
    policy = dict(
        directive.split(" ", 1)
        for directive in ask("GET", "/").headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == policy["object-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == "'self'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert not re.search("unsafe|http|[*]", " ".join(policy.values()))


@pytest.mark.parametrize("path", ["/", "/embed", "/worksheet"])
def test_no_text_may_become_markup_or_a_script(path: str) -> None:
    policy = ask("GET", path).headers["content-security-policy"].split("; ")
    assert {"require-trusted-types-for 'script'", "trusted-types 'none'"} < set(policy)


def test_an_unforeseen_error_is_a_problem_document_that_tells_nothing_of_the_inside() -> None:
    answer = ask("GET", "/broken", app=broken_app())
    problem = assert_problem(answer, 500, "Something went wrong in the server")
    assert "a bug" not in problem["detail"].replace("our bug", "")
    assert "RuntimeError" not in answer.text


@pytest.mark.parametrize("kind", ["page", "docs", "health", "examples", "not valid", "static file"])
def test_what_may_change_is_asked_for_again(kind: str) -> None:
    assert ANSWERS[kind]().headers["cache-control"] == "no-cache"
