"""GET /oembed: how a page of somebody else's shows a shared address."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from app.web.app import create_app
from app.web.server.settings import read_settings
from app.web.share.held import packed
from tests.web.client import PROBLEM, ask, assert_problem

FRAMED = create_app(settings=read_settings({}, frame_ancestors=("https://moodle.example.org",)))
STATE = packed({"problem": PROBLEM, "example": None, "cursor": 3, "grain": "node"})


def asked(url: str, app: Any = FRAMED, more: str = "", **how: Any) -> Any:
    return ask("GET", f"/oembed?url={quote(url, safe='')}{more}", app=app, **how)


def frame_in(answer: Any) -> dict[str, str]:
    """The attributes of the answer's <iframe>."""
    assert answer.status_code == 200, answer.text
    html: str = answer.json()["html"]
    assert re.fullmatch(r"<iframe [^<>]*></iframe>", html)
    return {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', html)}


def test_where_pages_of_others_may_show_it_the_answer_is_a_frame_with_this_very_state() -> None:
    answer = asked(f"http://backstep/s?{STATE}", more="&format=json")
    told = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"] == "Backpropagation: a 2-2-2 network"
    assert told["thumbnail_url"] == f"http://backstep/s.png?{STATE}"
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 630)
    assert told["provider_url"] == "http://backstep/"
    frame = frame_in(answer)
    assert frame["src"] == f"http://backstep/embed#{STATE}"
    assert (int(frame["width"]), int(frame["height"])) == (told["width"], told["height"])


def test_elsewhere_the_answer_is_a_link_with_its_picture() -> None:
    told = asked(f"http://backstep/s?{STATE}", app=create_app()).json()
    assert told["type"] == "link"
    assert not {"html", "width", "height"} & told.keys()
    assert told["thumbnail_url"] == f"http://backstep/s.png?{STATE}"


def test_the_address_of_the_address_bar_is_taken_too() -> None:
    for url in (f"http://backstep/#{STATE}", f"http://backstep/embed?parts=step#{STATE}"):
        assert frame_in(asked(url))["src"] == f"http://backstep/embed#{STATE}"
    assert frame_in(asked("http://backstep/"))["src"] == "http://backstep/embed"


def test_the_frame_is_no_larger_than_is_asked_for() -> None:
    frame = frame_in(asked(f"http://backstep/s?{STATE}", more="&maxwidth=320&maxheight=100000"))
    assert (frame["width"], frame["height"]) == ("320", "640")


def test_under_a_path_only_addresses_below_it_are_ours() -> None:
    settings = read_settings({}, root_path="/tools/backstep", https=True, frame_ancestors=("*",))
    app = create_app(settings=settings)
    frame = frame_in(asked(f"https://backstep/tools/backstep/s?{STATE}", app=app))
    assert frame["src"] == f"https://backstep/tools/backstep/embed#{STATE}"
    assert_problem(asked(f"https://backstep/s?{STATE}", app=app), 404, "an address of this server")


@pytest.mark.parametrize(
    "url",
    [
        *("https://evil.example/s?" + STATE, "//backstep/s", "javascript:alert(1)", "http://["),
        *("http://backstep@evil.example/", "http://evil.example@backstep/", "http://backstep:9/"),
        *("http://backstep/docs", "http://backstep/s/../docs", "http://backstep\\@evil.example/"),
        *("ftp://backstep/", "x", "http://backstep/" + "a" * 30_000, "http://backstep\x00/"),
    ],
)
def test_an_address_that_is_not_ours_is_not_found(url: str) -> None:
    assert_problem(asked(url), 404)


@pytest.mark.parametrize("held", ['s="><script>alert(1)</script>', "s=x' onload='alert(1)", "s=<b"])
def test_markup_in_an_address_stays_inside_of_it(held: str) -> None:
    src = frame_in(asked(f"http://backstep/s?{held}"))["src"]
    assert src.startswith("http://backstep/embed#s=")
    assert not re.search("[<>\"' ]", src)


def test_a_form_that_is_not_json_and_a_size_that_is_none_are_told() -> None:
    assert_problem(asked("http://backstep/", more="&format=xml"), 501, "“json” alone")
    assert_problem(asked("http://backstep/", more="&maxheight=1e3"), 422, "“maxheight”", "1e3")
    assert_problem(ask("GET", "/oembed"), 422, "“url” is missing")
