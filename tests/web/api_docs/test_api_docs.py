"""GET /docs: the page that documents the API."""

import re

from tests.web.client import ask


def test_the_api_is_shown_by_this_host_alone() -> None:
    html = ask("GET", "/docs").text
    assert re.search(r"/static/dist/docs/swagger-ui-bundle[\w-]*\.js", html)
    assert "/static/docs/init.js" in html
    assert "://" not in html
    assert "://" not in ask("GET", "/static/docs/init.js").text
