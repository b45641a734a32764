"""The page in a frame of somebody else's page, as a course has it."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from app.trace.trace import Trace
from tests.browser.conftest import serving
from tests.browser.menus import choose
from tests.browser.visit import Visit, link_to
from tests.browser.waiting import wait_until
from tests.problems import EXAMPLES, problem_from_json

MAZUR = EXAMPLES["mazur-2-2-2"].problem
TOTAL = str(len(Trace(problem_from_json(MAZUR))))
README = Path(__file__).parents[3] / "README.md"
#: What the README gives to a page that shows a frame, and a note of what comes.
_GIVEN = re.compile(r'^    addEventListener\("message".*?^    }\);$', re.MULTILINE | re.DOTALL)
HEIGHTS = f"""
{_GIVEN.findall(README.read_text("utf-8"))[0]}
globalThis.heights = [];
addEventListener("message", (event) => heights.push(event.data.height));
"""


#: Of a graph: its text, its picture, what is said of the step; and what the first two hold.
PARTS = (
    *(".graph-column", ".picture", ".sentence"),
    *(".text-lines code", ".picture svg [data-ref]"),
)
#: Left, top, right and bottom of each such element.
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom];
})"""
Box = list[float]


def is_within(box: Box, around: Box) -> bool:
    left, top, right, bottom = around
    return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom


def is_over(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0


@contextmanager
def course(body: str) -> Iterator[str]:
    """The address of a page of another origin."""
    html = f"<!doctype html><script>{HEIGHTS}</script><h1>A course</h1>{body}<p>Below</p>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def frame(address: str, **more: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<iframe src="{address}" width="100%" height="200"{told}></iframe>'


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """A server whose embedded page any page may show."""
    with serving(BACKSTEP_FRAME_ANCESTORS="*") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of somebody who has been on neither page before."""
    with browser.new_context(viewport={"width": 1000, "height": 800}) as context:
        yield context.new_page()


def embedded(page: Page) -> FrameLocator:
    """What is in the frame, once it stands."""
    shown = page.frame_locator("iframe")
    expect(shown.locator("#app")).to_have_attribute("data-cursor", "0")
    return shown


@pytest.mark.parametrize("sandbox", [None, "allow-scripts allow-popups"])
def test_a_frame_in_a_page_of_another_origin_steps(
    page: Page, host: str, sandbox: str | None
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(error.message))
    more = {} if sandbox is None else {"sandbox": sandbox}
    with course(frame(f"{host}/embed#{link_to(MAZUR)}", **more)) as address:
        page.goto(address)
        shown = embedded(page)
        expect(shown.locator("#app")).to_have_attribute("data-total", TOTAL)
        shown.get_by_role("button", name="Next").click()
        expect(shown.locator("#app")).to_have_attribute("data-cursor", "1")
        shown.locator("body").press("ArrowRight")
        expect(shown.locator("#app")).to_have_attribute("data-cursor", "2")
        expect(shown.locator(".picture svg")).to_be_visible()
        expect(shown.get_by_role("banner")).to_have_count(0)
        assert page.evaluate("localStorage.length") == 0
    assert faults == []


def test_the_height_of_a_frame_follows_what_it_shows(page: Page, host: str) -> None:
    with course(frame(f"{host}/embed#{link_to(MAZUR)}")) as address:
        page.goto(address)
        shown = embedded(page)
        wait_until(page, "heights.length > 0 && heights.at(-1) > 300")
        expect(shown.get_by_role("link", name="Open in Backstep")).to_be_visible()
        # Nothing of it is cut off, and there is nothing to scroll in it.
        inside = "document.documentElement"
        content = page.frames[1]
        wait_until(content, f"{inside}.scrollHeight <= innerHeight")
        wide = page.evaluate("heights.at(-1)")
        page.set_viewport_size({"width": 400, "height": 800})
        wait_until(page, f"heights.at(-1) !== {wide}")
        wait_until(content, f"{inside}.scrollHeight <= innerHeight")


def test_the_address_says_which_parts_a_frame_shows(page: Page, host: str) -> None:
    with course(frame(f"{host}/embed?parts=step+timeline#{link_to(MAZUR)}")) as address:
        page.goto(address)
        shown = embedded(page)
        expect(shown.locator("aside")).to_be_visible()
        expect(shown.locator("footer")).to_be_visible()
        expect(shown.locator(".picture")).to_be_hidden()


@pytest.mark.parametrize("width", [560, 800, 1000])
def test_a_graph_in_a_frame_is_whole_at_any_width(page: Page, host: str, width: int) -> None:
    page.set_viewport_size({"width": width + 16, "height": 900})
    graph = {"text": "f = (x + y) * z", "values": {"x": -2.0, "y": 5.0, "z": -4.0}}
    link = f"graph={quote(json.dumps(graph), safe='')}"
    with course(frame(f"{host}/embed#{link}")) as address:
        page.goto(address)
        shown = embedded(page)
        for cursor in range(1, 5):
            shown.get_by_role("button", name="Next").click()
            expect(shown.locator("#app")).to_have_attribute("data-cursor", str(cursor))
        expect(shown.locator(".graph-chain .card").first).to_have_css("border-top-style", "solid")
        places = {part: page.frames[1].evaluate(BOXES, part) for part in PARTS}
        (column,), (picture,), (sentence,) = (places[part] for part in PARTS[:3])
        lines, nodes = (places[part] for part in PARTS[3:])
        assert len(nodes) > 5
        assert all(is_within(line, column) for line in lines)
        assert all(is_within(node, picture) for node in nodes)
        for one, other in combinations((column, picture, sentence), 2):
            assert not is_over(one, other)


def test_the_link_under_a_frame_opens_the_full_page_where_the_frame_is(
    page: Page, host: str
) -> None:
    with course(frame(f"{host}/embed#{link_to(MAZUR)}")) as address:
        page.goto(address)
        shown = embedded(page)
        for cursor in (1, 2):
            shown.get_by_role("button", name="Next").click()
            expect(shown.locator("#app")).to_have_attribute("data-cursor", str(cursor))
        with page.expect_popup() as opened:
            shown.get_by_role("link", name="Open in Backstep").click()
        full = opened.value
        expect(full.locator("#app")).to_have_attribute("data-cursor", "2")
        expect(full.locator("#app")).to_have_attribute("data-total", TOTAL)
        expect(full.get_by_role("banner")).to_be_visible()
        assert full.url.startswith(f"{host}/#")


def test_no_page_of_another_origin_shows_the_page_unless_the_host_says_so(
    page: Page, server: str, host: str
) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    for address in (f"{server}/embed", f"{host}/"):
        with course(frame(address)) as around:
            page.goto(around)
            expect(page.frame_locator("iframe").locator("#app")).to_have_count(0)
    assert len([told for told in refused if "frame-ancestors" in told]) == 2


def test_an_origin_that_the_host_names_may_show_the_page(page: Page) -> None:
    with course("") as named, serving(BACKSTEP_FRAME_ANCESTORS=named.rstrip("/")) as host:
        page.goto(named)
        page.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", frame(host))
        embedded(page)


def test_the_code_of_the_sheet_embeds_this_very_state(
    page: Page, host: str, browser: Browser
) -> None:
    with browser.new_context() as context:
        visit = Visit(context.new_page(), host)
        visit.open_problem(MAZUR)
        visit.press("ArrowRight", 3)
        visit.wait_for(3)
        choose(visit, "File", "Program, spreadsheet, embed…")
        field = visit.page.get_by_role("dialog").get_by_label("Code to embed")
        code = unescape(field.input_value())
    with course(code) as address:
        page.goto(address)
        shown = page.frame_locator("iframe")
        expect(shown.locator("#app")).to_have_attribute("data-cursor", "3")
        expect(shown.locator("#app")).to_have_attribute("data-total", TOTAL)
