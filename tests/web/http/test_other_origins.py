"""What other sites may show, and what their scripts may ask, is closed unless it is opened."""

from typing import Any

import pytest

from app.web.app import create_app
from app.web.server.settings import read_settings
from tests.web.client import PROBLEM, ask

MOODLE, EVIL = "https://moodle.example.org", "https://evil.example"


def app_with(**settings: Any) -> Any:
    return create_app(settings=read_settings({}, **settings))


def ancestors(path: str, **settings: Any) -> set[str]:
    """Whose pages may show it in a frame."""
    policy = ask("GET", path, app=app_with(**settings)).headers["content-security-policy"]
    found = [each for each in policy.split("; ") if each.startswith("frame-ancestors ")]
    assert len(found) == 1
    return set(found[0].split()[1:])


@pytest.mark.parametrize("path", ["/", "/embed", "/docs", "/api/examples", "/none"])
def test_without_a_setting_only_our_own_pages_show_ours_in_a_frame(path: str) -> None:
    assert ancestors(path) == {"'self'"}


def test_the_origins_that_are_named_may_show_every_page() -> None:
    for path in ("/", "/embed"):
        assert ancestors(path, frame_ancestors=f"{MOODLE} https://b.example") == {
            "'self'",
            MOODLE,
            "https://b.example",
        }


def test_a_star_opens_the_embedded_page_and_that_alone() -> None:
    assert "*" in ancestors("/embed", frame_ancestors="*")
    assert ancestors("/", frame_ancestors="*") == {"'self'"}


def test_hsts_is_told_where_tls_is_in_front_and_nowhere_else() -> None:
    assert "strict-transport-security" not in ask("GET", "/", app=app_with()).headers
    for path in ("/", "/api/examples", "/none", "/static/icon.svg"):
        told = ask("GET", path, app=app_with(https=True)).headers["strict-transport-security"]
        seconds = int(told.partition(";")[0].removeprefix("max-age="))
        assert seconds >= 365 * 24 * 3600  # what browsers' preload lists ask for
        assert "includeSubDomains" in told


def preflight(origin: str, method: str = "POST", header: str = "content-type", **s: Any) -> Any:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": header,
    }
    return ask("OPTIONS", "/api/trace", app=app_with(**s), headers=asked)


def test_without_a_setting_no_script_of_another_origin_may_read_an_answer() -> None:
    answer = ask("GET", "/api/examples", app=app_with(), headers={"Origin": MOODLE})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    refused = preflight(MOODLE)
    assert not [name for name in refused.headers if name.startswith("access-control-")]


def test_scripts_of_the_origins_that_are_named_may_and_of_others_not() -> None:
    app = app_with(cors_origins=MOODLE)
    for origin, allowed in ((MOODLE, MOODLE), (EVIL, None), ("null", None)):
        answer = ask(
            "POST", "/api/trace", app=app, json={"problem": PROBLEM}, headers={"Origin": origin}
        )
        assert answer.status_code == 200
        assert answer.headers.get("access-control-allow-origin") == allowed
        assert "access-control-allow-credentials" not in answer.headers


def test_before_a_script_asks_it_is_told_what_it_may() -> None:
    allowed = preflight(MOODLE, cors_origins=MOODLE)
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == MOODLE
    assert {"GET", "POST"} <= set(allowed.headers["access-control-allow-methods"].split(", "))
    for origin, method, header in (
        (EVIL, "POST", "content-type"),
        (MOODLE, "DELETE", "content-type"),
        (MOODLE, "POST", "x-own"),
    ):
        assert preflight(origin, method, header, cors_origins=MOODLE).status_code == 400
