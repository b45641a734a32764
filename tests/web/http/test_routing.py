"""What is not there is a problem document too."""

import pytest

from tests.web.client import ask, assert_problem


@pytest.mark.parametrize(
    "path",
    ["/none", "/api", "/api/", "/api/trace/", "/static", "/static/", "/static/none.js", "/redoc"],
)
def test_a_path_with_nothing_at_it_says_where_to_look(path: str) -> None:
    assert_problem(ask("GET", path), 404, f"“{path}”", "/docs")


@pytest.mark.parametrize(
    "path",
    ["/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/..%2fapp/cli/serve.py"],
)
def test_static_files_are_those_of_the_page_alone(path: str) -> None:
    assert_problem(ask("GET", path), 404)


def test_a_path_that_is_no_text_is_not_found() -> None:
    assert_problem(ask("GET", "/static/%00"), 404)
    assert_problem(ask("GET", "/%ff%fe"), 404)
    assert_problem(ask("GET", f"/{'a' * 5000}"), 404)
    assert_problem(ask("GET", f"/static/{'a' * 5000}"), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/trace", "POST"),
        ("PUT", "/api/trace", "POST"),
        ("TRACE", "/api/trace", "POST"),
        ("POST", "/api/examples", "GET"),
        ("DELETE", "/healthz", "GET"),
        ("POST", "/", "GET"),
        ("POST", "/static/icon.svg", "GET or HEAD"),
    ],
)
def test_a_method_that_is_not_possible_is_told_the_one_that_is(
    method: str, path: str, allowed: str
) -> None:
    answer = ask(method, path)
    assert_problem(answer, 405, f"{method} is not possible", f"use {allowed}")
    with_get = {"HEAD"} if "GET" in allowed else set()
    assert (
        set(answer.headers["allow"].split(", ")) == {*allowed.split(" or "), "OPTIONS"} | with_get
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/docs", "/healthz", "/openapi.json", "/worksheet", "/static/icon.svg"),
        *("/api/examples", "/api/examples/mazur-2-2-2", "/api/lessons", "/api/lessons/lecture-10"),
        *("/api/activations", "/api/practice/mistakes", "/none"),
    ],
)
def test_head_is_answered_as_get_without_the_body(path: str) -> None:
    got, head = ask("GET", path), ask("HEAD", path)
    assert head.status_code == got.status_code
    for answer in (got, head):
        del answer.headers["x-request-id"]  # each has its own
    assert head.headers == got.headers
    assert head.content == b""


def test_head_of_what_only_takes_a_post_is_told_so() -> None:
    answer = ask("HEAD", "/api/trace")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    ("path", "allow"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/api/trace", "OPTIONS, POST"),
        ("/api/examples", "GET, HEAD, OPTIONS"),
        ("/api/lessons/lecture-10", "GET, HEAD, OPTIONS"),
        ("/static/icon.svg", "GET, HEAD, OPTIONS"),
        ("/healthz", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_tells_what_is_allowed(path: str, allow: str) -> None:
    answer = ask("OPTIONS", path)
    assert (answer.status_code, answer.headers["allow"], answer.content) == (204, allow, b"")


def test_options_of_what_is_not_there_is_told_so() -> None:
    assert_problem(ask("OPTIONS", "/none"), 404, "nothing at “/none”")


def test_a_strange_host_header_causes_no_error() -> None:
    for host in ("[", "a b", "", "x" * 1000):
        assert_problem(ask("GET", "/none", headers={"Host": host}), 404)
        assert ask("GET", "/", headers={"Host": host}).status_code == 200
