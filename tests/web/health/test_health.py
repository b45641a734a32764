"""GET /healthz and /readyz: whether the server is up, and takes work."""

from importlib.metadata import version

import pytest

from tests.web.client import APP, ask, assert_problem


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_answered_with_the_version(path: str) -> None:
    answer = ask("GET", path)
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": version("backstep")}


def test_a_server_with_more_than_a_second_of_work_before_it_is_not_ready_and_says_when_it_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(APP.state.work, "_small", 2.5)
    answer = ask("GET", "/readyz")
    assert_problem(answer, 503, "busy")
    assert answer.headers["Retry-After"] == "3"
    assert ask("GET", "/healthz").status_code == 200
