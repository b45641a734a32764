"""Behind TLS the page has every point of MDN's HTTP Observatory that a page like it can have."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from app.web.app import create_app
from app.web.server.settings import read_settings
from tests.web.client import ask
from tests.web.http.observatory import HIGHEST, score

TLS = create_app(settings=read_settings({}, https=True))


@pytest.mark.parametrize("path", ["/", "/embed", "/docs"])
def test_the_page_has_all_points_there_are_without_cookies_and_a_preloaded_host(path: str) -> None:
    answer = ask("GET", path, app=TLS)
    # 160 with the host in browsers' list, and 165 with the cookies that a session would need.
    assert HIGHEST == 155
    assert score(answer.headers, answer.text) == HIGHEST


def test_without_tls_it_has_less() -> None:
    answer = ask("GET", "/")
    assert score(answer.headers, answer.text) < 100


@pytest.mark.parametrize(
    ("header", "value", "points"),
    [
        ("content-security-policy", "default-src 'self' 'unsafe-inline'", 100 - 20 - 20),
        ("content-security-policy", "", 100 - 25 - 20),
        ("referrer-policy", "unsafe-url", 95 + 50),
        ("cross-origin-resource-policy", "cross-origin", 100 + 45),
        ("cross-origin-embedder-policy", "unsafe-none", 100 + 45),
        ("cross-origin-opener-policy", "", 100 + 45),
        ("cross-origin-opener-policy", "of nobody", 95 + 45),
        ("strict-transport-security", "max-age=60", 90 + 55),
        ("x-content-type-options", "", 95 + 55),
    ],
)
def test_what_is_missing_costs_what_the_table_says(header: str, value: str, points: int) -> None:
    """Penalties, then bonuses, by hand; below 90 none. No policy forbids no frame either."""
    answer = ask("GET", "/", app=TLS)
    headers = {**answer.headers, header: value}
    assert score(headers, answer.text) == points


@pytest.mark.parametrize("path", ["/", "/embed", "/docs"])
def test_the_hash_of_each_script_is_that_of_the_file_it_names(path: str) -> None:
    tags = re.findall(
        r'<script[^>]*src="([^"]+)"[^>]*integrity="sha256-([^"]+)"', ask("GET", path).text
    )
    assert tags
    for url, told in tags:
        content = ask("GET", url, headers={"Accept-Encoding": "identity"}).content
        assert told == b64encode(sha256(content).digest()).decode()
