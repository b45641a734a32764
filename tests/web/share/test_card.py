"""GET /s: a shared address as chat and mail see it."""

import json
import re
import zlib
from base64 import urlsafe_b64encode
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest

from app.web.app import create_app
from app.web.server.settings import read_settings
from app.web.share.held import MOST_CHARACTERS, packed
from tests.problems import EXAMPLES
from tests.web.client import PROBLEM, ask

GRAPH = {"text": "f = (x + y) * z", "values": {"x": -2.0, "y": 5.0, "z": -4.0}}
FRAMED = create_app(settings=read_settings({}, frame_ancestors=("*",)))


class Head(HTMLParser):
    """What a page says of itself: its metadata, its links, its scripts and where it leads on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self.opens = ""
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "meta" and "content" in told:
            self.meta[told.get("property") or told["name"]] = told["content"]
        if tag == "link":
            self.links[told["rel"]] = told["href"]
        if tag == "script":
            self.scripts.append(told["src"])
        if tag == "a":
            self.opens = told["href"]


def state(**more: Any) -> str:
    """The query of a shared network."""
    return packed({"problem": PROBLEM, "example": None, "cursor": 0, "grain": "node", **more})


def card(query: str, **more: Any) -> Head:
    answer = ask("GET", f"/s?{query}", **more)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Head(answer.text)


def test_a_shared_network_has_a_title_a_description_and_a_picture_of_its_own() -> None:
    query = state(cursor=14)
    meta = card(query).meta
    assert meta["og:title"] == "Backpropagation: a 2-2-2 network"
    assert meta["og:description"].startswith("2 layers, sigmoid, half squared error.")
    assert "Opens at step 14." in meta["og:description"]
    assert meta["og:url"] == f"http://backstep/s?{query}"
    assert meta["og:image"] == f"http://backstep/s.png?{query}"
    assert meta["og:image:alt"].startswith("The network as circles")
    assert meta["twitter:card"] == "summary_large_image"


def test_a_shared_graph_has_a_card_too() -> None:
    query = packed({"graph": GRAPH, "title": None, "cursor": 0, "grain": "number"})
    meta = card(query).meta
    assert meta["og:title"] == "Backpropagation: a computational graph"
    assert meta["og:description"].startswith("2 operations on 3 arrays.")
    assert meta["og:image"].endswith(f"/s.png?{query}")
    assert meta["og:image:alt"].startswith("The graph as circles")


@pytest.mark.parametrize("cursor", [True, False, 0, -1, 1.5, "3", 10**9, None, [3]])
def test_what_is_no_step_is_told_as_none(cursor: object) -> None:
    assert "Opens at step" not in card(state(cursor=cursor)).meta["og:description"]


def test_the_page_itself_has_the_picture_of_the_first_example() -> None:
    meta = re.findall('<meta property="og:image" content="([^"]+)">', ask("GET", "/").text)
    assert meta == ["/s.png"]
    first = ask("GET", "/s.png?example=lecture-10")
    assert ask("GET", meta[0]).content == first.content


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("example=mazur-2-2-2", EXAMPLES["mazur-2-2-2"].title),
        ("example=circuit-product", "(x + y) · z"),
        ("lesson=lecture-10", "Lesson: "),
        ("lesson=lecture-10&p=forward", "Lesson: "),
        ("exercise=7&sizes=2-2-2&difficulty=easy", "Exercise 7: "),
    ],
)
def test_examples_lessons_and_exercises_have_addresses_of_their_own(query: str, title: str) -> None:
    meta = card(query).meta
    assert meta["og:title"].startswith(title)
    assert len(meta["og:description"]) > 30
    assert ask("GET", meta["og:image"].removeprefix("http://backstep")).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        state(),
        "lesson=lecture-10&p=forward",
        "exercise=7&kind=circuit&difficulty=easy",
        f"problem={quote(json.dumps(PROBLEM), safe='')}",
        f"graph={quote(json.dumps(GRAPH), safe='')}",
        "s=cut",
        "s=" + "A" * MOST_CHARACTERS,
    ],
)
def test_whoever_follows_the_address_comes_to_what_it_holds_in_the_fragment(query: str) -> None:
    page = card(query)
    assert page.opens == f"/#{query}"
    (script,) = page.scripts
    assert "location.replace" in ask("GET", script).text


def test_an_example_opens_as_the_example_that_it_is() -> None:
    opens = card("example=mazur-2-2-2").opens
    mazur = EXAMPLES["mazur-2-2-2"]
    same = {"problem": mazur.problem, "example": mazur.id, "cursor": 0, "grain": "node"}
    assert opens == f"/#{packed(same)}"


def test_a_problem_of_other_software_has_a_card_whatever_mail_puts_behind_it() -> None:
    for query in (f"problem={quote(json.dumps(PROBLEM), safe='')}).", f"{state()}&fbclid=a.b."):
        assert card(query).meta["og:title"] == "Backpropagation: a 2-2-2 network"


def test_under_a_path_and_behind_tls_the_addresses_are_those_of_the_proxy() -> None:
    settings = read_settings({}, root_path="/tools/backstep", https=True, frame_ancestors=("*",))
    app = create_app(settings=settings)
    query = state()
    page = card(query, app=app, headers={"Host": "course.example.org:8443"})
    base = "https://course.example.org:8443/tools/backstep"
    assert page.opens == f"/tools/backstep/#{query}"
    assert page.meta["og:image"] == f"{base}/s.png?{query}"
    oembed = page.links["alternate"]
    assert oembed == f"{base}/oembed?format=json&url={quote(f'{base}/s?{query}', safe='')}"
    for script in page.scripts:
        assert script.startswith("/tools/backstep/static/")


def test_the_code_to_embed_is_offered_only_where_pages_of_others_may_show_it() -> None:
    assert "alternate" not in card(state()).links
    assert "alternate" in card(state(), app=FRAMED).links


def deflated(content: bytes) -> str:
    pressed = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS)
    whole = pressed.compress(content) + pressed.flush()
    return f"s={urlsafe_b64encode(whole).decode().rstrip('=')}"


MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
HOSTILE = {
    "nothing": "",
    "no field": "s",
    "another field": f"url=https://evil.example/&x={quote(MARKUP)}",
    "markup": f"s={MARKUP}",
    "markup in JSON": "problem=" + quote(json.dumps({"network": MARKUP})),
    "an address": "lesson=//evil.example/",
    "a script's address": "s=javascript:alert(1)",
    "cut": state()[:40],
    "letters beyond": "s=%00%ff\xe9",
    "no state": deflated(b"[1]"),
    "null": deflated(b'{"problem":null}'),
    "no number": deflated(json.dumps({"problem": PROBLEM}).replace("0.15", "NaN").encode()),
    "deep": deflated(b"[" * 100_000),
    "large": deflated(b" " * 5_000_000),
    "many loops": packed({"graph": {"text": "for i in range(1000):\n" * 90 + "x", "values": {}}}),
    "other text": packed({"graph": {"text": "import os", "values": {}}, "title": MARKUP}),
    "a title": packed({"graph": GRAPH, "title": MARKUP, "cursor": 0, "grain": "number"}),
    "a name": state(example=MARKUP, cursor=MARKUP),
    "a long seed": "exercise=" + "9" * 5000,
    "many fields": "lesson=a" + "&a=b" * 1500,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_address_has_a_card_in_our_own_words_that_leads_nowhere_else(kind: str) -> None:
    query = HOSTILE[kind].encode("latin-1")
    answer = ask("GET", "/s", params=query.decode("latin-1"), app=FRAMED)
    assert answer.status_code == 200
    page = Head(answer.text)
    assert page.opens.startswith("/")
    assert page.opens == "/" or page.opens.startswith("/#")
    assert "<img" not in answer.text
    assert len(page.scripts) == 1
    assert "alert" not in page.meta["og:title"] + page.meta["og:description"]
    assert "evil" not in page.meta["og:title"] + page.meta["og:description"]
    assert set(page.tags) == {"html", "head", "meta", "title", "link", "script", "body", "p", "a"}
    picture = ask("GET", page.meta["og:image"].removeprefix("http://backstep"))
    assert picture.status_code in (200, 404)


@pytest.mark.parametrize("host", ["[", "a b", "", "x" * 1000, 'evil"><b>', "a/b", "a@b"])
def test_a_host_that_is_none_is_not_written_into_a_card(host: str) -> None:
    answer = ask("GET", f"/s?{state()}", headers={"Host": host}, app=FRAMED)
    assert answer.status_code == 200
    assert Head(answer.text).meta["og:image"].startswith("/s.png?")


def test_a_card_keeps_to_the_policy_and_is_asked_for_again() -> None:
    answer = ask("GET", f"/s?{state()}")
    assert answer.headers["cache-control"] == "no-cache"
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    again = ask("GET", f"/s?{state()}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
