"""GET /: the page, with everything in it that its first picture needs."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from app.web.http.files import STATIC, TEMPLATES, static_file, versioned
from app.web.http.templates import json_for_script
from app.web.problem import limits
from tests.web.client import ask, trace_of


class Elements(HTMLParser):
    """The elements of a page: tag, attributes, and the text right inside."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of each such element."""
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def elements(path: str = "/") -> Elements:
    return Elements(ask("GET", path).text)


def first_page() -> Any:
    (block,) = [
        text
        for attributes, text in elements().all("script")
        if attributes.get("id") == "first-page"
    ]
    return json.loads(block)


def test_the_page_holds_the_first_page_of_the_first_example() -> None:
    data = first_page()
    assert set(data) == {"examples", "example", "problem", "trace", "limits"}
    assert data["example"] == data["examples"][0]["id"] == "lecture-10"
    assert data["problem"] == data["examples"][0]["problem"]
    assert data["trace"] == trace_of(data["problem"])
    assert data["limits"]["weights"] == limits.WEIGHTS


def test_the_page_holds_every_example_as_the_api_gives_it_but_for_what_its_source_prints() -> None:
    given = ask("GET", "/api/examples").json()
    assert any(each["published"] and each["after"] for each in given)
    printed = {"published", "after"}
    assert first_page()["examples"] == [
        {name: told for name, told in each.items() if name not in printed} for each in given
    ]


def test_json_inside_a_script_cannot_end_it() -> None:
    text = "</script><script>alert(1)</script><!--&\u2028\u2029"
    written = json_for_script(json.dumps(text, ensure_ascii=False).encode())
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == text


def test_the_page_is_an_accessible_document() -> None:
    found = elements()
    assert found.all("html")[0][0] == {"lang": "en"}
    assert "Backstep" in found.all("title")[0][1]
    meta = {
        attributes.get("name"): attributes.get("content") for attributes, _ in found.all("meta")
    }
    assert meta["viewport"] == "width=device-width, initial-scale=1"
    assert meta["color-scheme"] == "light dark"
    assert meta["description"]
    assert "user-scalable" not in str(meta)


def test_the_page_says_so_where_javascript_is_off() -> None:
    assert "JavaScript" in ask("GET", "/").text.split("<noscript>")[1].split("</noscript>")[0]


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_nothing_of_a_page_is_inline_or_from_another_host(path: str) -> None:
    found = elements(path)
    assert not found.all("style")
    for tag, attributes, _ in found.found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "script" and attributes.get("type") != "application/json":
            assert attributes["src"]
        for name in ("src", "href"):
            url = attributes.get(name)
            assert url is None or re.match("/(?!/)", url)


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_what_a_page_links_to_is_there_under_a_url_that_changes_with_its_content(path: str) -> None:
    found = elements(path)
    linked = [attributes["href"] for attributes, _ in found.all("link")]
    linked += [attributes["src"] for attributes, _ in found.all("script") if "src" in attributes]
    assert linked
    for url in linked:
        assert url
        assert re.fullmatch(r"/static/[\w./-]+(-[0-9a-f]{12}\.\w+|\?v=[0-9a-f]{16})", url)
        answer = ask("GET", url)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_the_page_loads_its_style_and_its_script() -> None:
    found = elements()
    styles = [a["href"] for a, _ in found.all("link") if a["rel"] == "stylesheet"]
    scripts = [a for a, _ in found.all("script") if a.get("type") == "module"]
    assert styles == [versioned("dist/app.css"), versioned("dist/last.css")]
    rooms = [a["data-rooms"] for a, _ in found.all("link") if "data-rooms" in a]
    assert rooms == [versioned("dist/rooms.css")]
    assert ask("GET", str(rooms[0])).status_code == 200
    assert [script["src"] for script in scripts] == [versioned("dist/main.js")]
    assert {"id": "app"} in [attributes for attributes, _ in found.all("div")]


def test_an_unchanged_page_is_not_sent_again() -> None:
    first = ask("GET", "/")
    again = ask("GET", "/", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = ask("GET", "/", headers={"If-None-Match": 'W/"other"'})
    assert other.status_code == 200


def test_the_page_answers_a_head_request_without_its_body() -> None:
    answer = ask("HEAD", "/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.fixture
def copied_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page's static files in another place, for a test to change."""
    for name in ("dist/app.css", "dist/main.js", "dist/manifest.json", "icon.svg"):
        copy = tmp_path / static_file(name).relative_to(STATIC)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(static_file(name).read_bytes())
    monkeypatch.setattr("app.web.http.files.STATIC", tmp_path)
    return tmp_path


def test_a_script_built_anew_is_another_page(copied_files: Path) -> None:
    before = ask("GET", "/")
    name = "first-0123456789ab.js"
    (copied_files / "dist" / name).write_text("// changed")
    manifest = copied_files / "dist/manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "main.js": name}))
    after = ask("GET", "/")
    assert before.headers["etag"] != after.headers["etag"]
    assert before.text != after.text


@pytest.mark.usefixtures("copied_files")
def test_without_the_built_script_the_page_says_how_to_build_it() -> None:
    static_file("dist/main.js").unlink()
    answer = ask("GET", "/")
    assert answer.status_code == 200
    assert "make setup" in answer.text
    assert "module" not in answer.text


def test_the_templates_are_where_the_app_looks_for_them() -> None:
    assert {path.name for path in TEMPLATES.glob("*.html")} == {
        "index.html",
        "docs.html",
        "share.html",
        "worksheet.html",
        "worksheet_parts.html",
    }
