"""GET /docs: the page that documents the API."""

from tests.web.client import ask


def test_the_api_is_shown_by_this_host_alone() -> None:
    html = ask("GET", "/docs").text
    assert "/static/dist/docs/swagger-ui-bundle.js" in html
    assert "/static/docs/init.js" in html
    assert "://" not in html
    assert "://" not in ask("GET", "/static/docs/init.js").text
