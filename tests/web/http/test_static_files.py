"""The page's scripts, styles and fonts, as a browser asks for them."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from app.web.app import create_app
from app.web.http.files import static_file, versioned
from app.web.server.settings import read_settings
from tests.web.client import PROBLEM, ask, ask_for_trace


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("dist/main.js", "text/javascript; charset=utf-8"),
        ("dist/app.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("dist/fonts/stix-two-math.woff2", "font/woff2"),
        ("docs/init.js", "text/javascript; charset=utf-8"),
    ],
)
def test_a_file_says_what_it_is(name: str, media_type: str) -> None:
    answer = ask("GET", versioned(name))
    assert answer.headers["content-type"] == media_type
    assert answer.content == static_file(name).read_bytes()


def test_a_file_asked_for_by_the_hash_of_its_content_may_be_kept_for_good() -> None:
    answer = ask("GET", versioned("icon.svg"))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_file_named_by_the_hash_of_its_content_may_be_kept_for_good() -> None:
    scripts = list(static_file("dist/main.js").parent.glob("*.js"))
    assert len(scripts) > 2
    for script in scripts:
        answer = ask("GET", f"/static/dist/{script.name}")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask("GET", "/static/dist/manifest.json").headers["cache-control"] == "no-cache"


def test_a_file_asked_for_by_another_hash_may_not() -> None:
    """As when the page comes from a server that is a version ahead."""
    for query in ("", "?v=", "?v=0123456789abcdef", "?w=1"):
        answer = ask("GET", f"/static/icon.svg{query}")
        assert answer.headers["cache-control"] == "no-cache"


def test_a_file_that_has_not_changed_is_not_sent_again() -> None:
    etag = ask("GET", "/static/icon.svg").headers["etag"]
    assert ask("GET", "/static/icon.svg", headers={"If-None-Match": etag}).status_code == 304


def test_text_is_sent_compressed_to_who_takes_it() -> None:
    squeezed = ask("GET", versioned("dist/app.css"), headers={"Accept-Encoding": "gzip"})
    assert squeezed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in squeezed.headers["vary"]
    plain = ask("GET", versioned("dist/app.css"), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == squeezed.content
    trace = ask_for_trace(PROBLEM)
    assert trace.headers["content-encoding"] == "gzip"
    assert int(trace.headers["content-length"]) < len(trace.content) / 4


@pytest.mark.parametrize("name", ["dist/main.js", "dist/app.css"])
def test_the_page_is_sent_as_the_build_compressed_it_to_who_takes_that(name: str) -> None:
    plain = ask("GET", versioned(name), headers={"Accept-Encoding": "identity"})
    best = ask("GET", versioned(name), headers={"Accept-Encoding": "gzip, deflate, br"})
    assert best.headers["content-encoding"] == "br"
    assert best.headers["content-type"] == plain.headers["content-type"]
    assert best.headers["vary"] == "Accept-Encoding"
    assert "immutable" in best.headers["cache-control"]
    assert best.content == plain.content == static_file(name).read_bytes()
    gzipped = ask("GET", versioned(name), headers={"Accept-Encoding": "gzip, br;q=0"})
    assert gzipped.headers["content-encoding"] == "gzip"
    assert int(best.headers["content-length"]) < 0.95 * len(gzip.compress(plain.content))


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    font = ask("GET", versioned("dist/fonts/stix-two-math.woff2"))
    assert "content-encoding" not in font.headers
    assert len(gzip.compress(font.content)) > 0.95 * len(font.content)


@pytest.fixture
def rolled(tmp_path: Path) -> Any:
    """The app with the files of a build before, whose page had another script."""
    (tmp_path / "static/dist").mkdir(parents=True)
    for name, content in OLD.items():
        (tmp_path / "static" / name).write_bytes(content)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/outside-0123456789ab.js").write_bytes(b"outside")
    return create_app(settings=read_settings({}, previous=tmp_path / "static"))


OLD = {
    "dist/lesson-0123456789ab.js": b"old();",
    "dist/lesson-0123456789ab.js.br": b"compressed",
    "dist/manifest.json": b"{}",
    "icon.svg": b"<svg/>",
    "secret.txt": b"secret",
}


def test_a_page_of_the_build_before_still_finds_its_files(rolled: Any) -> None:
    name = "/static/dist/lesson-0123456789ab.js"
    assert ask("GET", name).status_code == 404
    answer = ask("GET", name, app=rolled, headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.content) == (200, b"old();")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_of_the_build_before_nothing_is_served_but_what_is_named_by_its_hash(rolled: Any) -> None:
    for name in ("/static/secret.txt", "/static/../dist/outside-0123456789ab.js"):
        assert ask("GET", name, app=rolled).status_code == 404
    for name in ("/static/icon.svg", "/static/dist/manifest.json"):
        assert ask("GET", name, app=rolled).content == ask("GET", name).content


def test_every_file_that_the_page_asks_for_has_the_hash_of_its_content_in_its_address() -> None:
    for page in ("/", "/embed", "/docs", "/worksheet"):
        urls = re.findall(r"(?:href|src|data-[\w-]+)=\"(/static/[^\"]+)\"", ask("GET", page).text)
        assert urls
        for url in urls:
            assert re.search(r"-[0-9a-f]{12}\.\w+$|\?v=[0-9a-f]{16}$", url), url
            assert "immutable" in ask("GET", url).headers["cache-control"]
    for sheet in static_file("dist/main.js").parent.glob("*.css"):
        for url in re.findall(r"url\(\"?([^)\"]+)", sheet.read_text("utf-8")):
            assert url.startswith("data:") or re.search(r"-[0-9a-f]{12}\.woff2$", url), url
