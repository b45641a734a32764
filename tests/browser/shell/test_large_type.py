"""Large type: where the reader's browser is set to it, and in the presentation."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import executable
from tests.browser.conftest import new_visit
from tests.browser.menus import choose
from tests.browser.visit import Visit
from tests.browser.waiting import wait_until

#: What can be pressed and is seen, of the page's frame, and does not lie in the window's width.
_OUTSIDE = """() => [...document.querySelectorAll("header, .sides, .runs, footer")]
    .flatMap((part) => [...part.querySelectorAll("button, select, label")])
    .filter((each) => each.checkVisibility() && !each.closest(".hidden"))
    .map((each) => [each.textContent, each.getBoundingClientRect()])
    .filter(([, box]) => box.left < 0 || box.right > document.documentElement.clientWidth)
    .map(([text]) => text)"""

_SIZES = """all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"""


@pytest.fixture
def large(browser: Browser) -> Iterator[Browser]:
    """A browser that is set to type of 32 px instead of 16."""
    settings = ["--blink-settings=defaultFontSize=32"]
    started = browser.browser_type.launch(executable_path=executable(), args=settings)
    yield started
    started.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_at_twice_the_size_nothing_of_the_frame_is_cut_off(
    large: Browser, server: str, width: int
) -> None:
    with new_visit(large, server) as visit:
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.open()
        visit.press("ArrowRight", 4)
        visit.wait_for(4)
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width
        assert visit.page.evaluate(_OUTSIDE) == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_presentation_has_large_type_and_what_moves_on(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": width * 9 // 16})
    visit.open()
    visit.press("ArrowRight", 4)
    visit.wait_for(4)
    words = visit.page.locator(".sentence, .formula-box math, .moves button")
    normal = words.evaluate_all(_SIZES)
    choose(visit, "View", "Presentation")
    moves = visit.page.get_by_role("group", name="Move")
    for name in ("Back", "Next", "Play"):
        expect(moves.get_by_role("button", name=name)).to_be_visible()
    presented = words.evaluate_all(_SIZES)
    assert len(presented) > 5
    assert min(presented) >= 20
    assert all(after > before for before, after in zip(normal, presented, strict=True))


def test_a_presentation_begins_with_the_step_however_far_the_side_was_scrolled(
    visit: Visit,
) -> None:
    visit.open()
    visit.go_to(visit.total * 2 // 3)
    side = visit.page.locator("aside")
    expect(side.get_by_role("region", name="Iterations")).to_be_visible()
    # The curve of iterations comes a little later, and makes the side longer.
    wait_until(
        visit.page,
        "(side => (side.scrollTo(0, 150), side.scrollTop > 100))(document.querySelector('aside'))",
    )
    visit.press("p")
    expect(visit.page.get_by_role("button", name="Leave")).to_be_visible()
    assert side.evaluate("side => side.scrollTop") == 0
