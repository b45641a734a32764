"""GET /healthz: whether the server is up."""

from importlib.metadata import version

from tests.web.client import ask


def test_health_is_answered_with_the_version() -> None:
    answer = ask("GET", "/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": version("backstep")}
