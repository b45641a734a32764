"""Under a path: every address works, whether the proxy strips the path or not."""

import re

import pytest

from app.web.app import create_app
from app.web.server.settings import read_settings
from tests.web.client import PROBLEM, ask, assert_problem

PREFIX = "/tools/backstep"
CONFIGURED = create_app(settings=read_settings({}, root_path=PREFIX))
SAID = {"X-Forwarded-Prefix": PREFIX}


@pytest.mark.parametrize("stripped", [True, False])
@pytest.mark.parametrize("configured", [True, False])
def test_the_page_its_files_and_the_api_are_there(stripped: bool, configured: bool) -> None:
    before = "" if stripped else PREFIX
    how = {"app": CONFIGURED} if configured else {"headers": SAID}
    for path in ("/", "/docs", "/worksheet"):
        html = ask("GET", before + path, **how).text
        for url in re.findall(r'(?:href|src)="(/[^"]+)"', html):
            assert url.startswith(f"{PREFIX}/")
            found = ask("GET", url.removeprefix(PREFIX) if stripped else url, **how)
            assert found.status_code == 200
    answer = ask("POST", f"{before}/api/trace", json={"problem": PROBLEM, "count": 1}, **how)
    assert answer.status_code == 200
    assert_problem(ask("GET", f"{before}/none", **how), 404)


def test_without_its_last_slash_the_path_leads_to_the_page() -> None:
    answer = ask("GET", f"{PREFIX}?a=b", headers=SAID)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{PREFIX}/?a=b")


@pytest.mark.parametrize("said", ["//evil.example", "/a b", 'x"', "/" + "a" * 300, "/../"])
def test_a_prefix_that_is_no_path_is_taken_for_none(said: str) -> None:
    answer = ask("GET", "/", headers={"X-Forwarded-Prefix": said})
    assert answer.status_code == 200
    assert 'href="/static/' in answer.text
    assert "evil" not in answer.text
