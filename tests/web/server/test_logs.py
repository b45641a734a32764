"""The log: a line a request and a line a fault, and nothing of a student's work in it."""

import json
import logging
import subprocess
import sys
from typing import Any

import pytest

from app.web.app import create_app
from app.web.server.logs import JSONLines, TextLines
from tests.web.client import PROBLEM, ask

SECRET = "a-student-s-answer-0.1385"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "backstep")
    return caplog


def told(lines: pytest.LogCaptureFixture) -> Any:
    """The last line, as JSON has it."""
    return json.loads(JSONLines().format(lines.records[-1]))


def test_a_request_is_told_in_a_line_with_the_id_of_its_answer(
    lines: pytest.LogCaptureFixture,
) -> None:
    answer = ask("POST", "/api/trace", json={"problem": PROBLEM})
    line = told(lines)
    assert line["id"] == answer.headers["x-request-id"]
    assert (line["route"], line["method"], line["status"]) == ("/api/trace", "POST", 200)
    assert line["bytes"] > 0
    assert line["ms"] >= 0
    assert (line["level"], line["logger"], line["message"]) == (
        "info",
        "backstep.requests",
        "request",
    )


def test_the_id_that_a_proxy_gives_is_kept_and_one_that_is_none_is_not(
    lines: pytest.LogCaptureFixture,
) -> None:
    for given, kept in (("abc-123", True), ("a b", False), ("x" * 65, False), ("", False)):
        answer = ask("GET", "/healthz", headers={"X-Request-ID": given})
        assert (answer.headers["x-request-id"] == given) is kept
        assert told(lines)["id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", f"/api/examples/{SECRET}", "/api/examples/{example_id}"),
        ("GET", f"/{SECRET}", "none"),
        ("GET", f"/static/{SECRET}", "/static"),
        ("GET", f"/worksheet?sizes={SECRET}", "/worksheet"),
    ],
)
def test_nothing_that_was_sent_is_in_the_log(
    lines: pytest.LogCaptureFixture, method: str, path: str, route: str
) -> None:
    ask(method, path, headers={"X-Own": SECRET})
    ask("POST", "/api/practice/grade", json={"problem": PROBLEM, "answers": {SECRET: SECRET}})
    assert route in [getattr(record, "route", None) for record in lines.records]
    for form in (JSONLines(), TextLines()):
        assert SECRET not in "".join(form.format(record) for record in lines.records)


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", "/tools/api/examples", "/api/examples"),
        ("GET", "/api/examples/mazur-2-2-2", "/api/examples/{example_id}"),
        ("HEAD", "/tools/static/icon.svg", "/static"),
        ("GET", "/tools/none", "none"),
    ],
)
def test_the_route_is_told_without_the_path_that_a_proxy_serves_it_under(
    lines: pytest.LogCaptureFixture, method: str, path: str, route: str
) -> None:
    ask(method, path, headers={"X-Forwarded-Prefix": "/tools"})
    assert (told(lines)["route"], told(lines)["method"]) == (route, method)


def test_a_method_of_ones_own_is_told_as_other(lines: pytest.LogCaptureFixture) -> None:
    ask("X" * 200, "/healthz")
    assert told(lines)["method"] == "other"


def test_a_line_of_text_has_time_level_message_and_fields(lines: pytest.LogCaptureFixture) -> None:
    ask("GET", "/healthz")
    line = TextLines().format(lines.records[-1])
    assert " INFO request " in line
    assert " route=/healthz method=GET status=200 " in line


def test_a_fault_is_one_line_of_json_with_its_traceback() -> None:
    try:
        raise RuntimeError("two\nlines")
    except RuntimeError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "it broke", (), sys.exc_info()
        )
    line = JSONLines().format(record)
    assert "\n" not in line
    assert "RuntimeError: two\nlines" in json.loads(line)["traceback"]


@pytest.mark.parametrize("form", ["text", "json", "off"])
def test_the_form_is_as_asked_for_and_comes_out_on_standard_output(form: str) -> None:
    code = (
        "import logging; from app.web.server.logs import start_log; start_log(sys.argv[1]);"
        "logging.getLogger('backstep.x').info('hello', extra={'id': 7});"
        "logging.getLogger('uvicorn').info('too much')"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", form],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    if form == "off":
        assert done.stdout == ""
    elif form == "json":
        (line,) = done.stdout.splitlines()
        assert json.loads(line)["id"] == 7
    else:
        (line,) = done.stdout.splitlines()
        assert line.endswith("INFO hello id=7")


def test_a_bug_is_told_with_the_status_that_was_answered(lines: pytest.LogCaptureFixture) -> None:
    app = create_app()

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a bug")

    assert ask("GET", "/broken", app=app).status_code == 500
    requests = [record for record in lines.records if record.name == "backstep.requests"]
    assert json.loads(JSONLines().format(requests[-1]))["status"] == 500
