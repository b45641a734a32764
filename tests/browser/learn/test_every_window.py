"""The learning room in every window: no word is cut, and nobody is kept out."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations, violations_in_both_themes
from tests.browser.chromium import executable
from tests.browser.conftest import new_visit
from tests.browser.learn.clipped import clipped_words
from tests.browser.learning import enter, train
from tests.browser.visit import Visit

WIDTHS = [320, 390, 1280, 1920]
SIDES = ["Samples", "Confusion", "Landscape", "Plane"]


@contextmanager
def _wide_type(browser: Browser) -> Iterator[Browser]:
    """A browser whose type is a fifth wider, as DejaVu Sans is beside Arial."""
    started = browser.browser_type.launch(
        executable_path=executable(), args=["--blink-settings=defaultFontSize=19"]
    )
    yield started
    started.close()


def _cut_in_the_room(visit: Visit) -> dict[str, list[str]]:
    """What is cut in each of the states of the room, by the state."""
    page = visit.page
    found = {}
    for side in SIDES:
        page.locator(".beside .sides").get_by_role("button", name=side).click()
        if side == "Landscape":
            expect(page.locator(".next-steps tbody tr")).to_have_count(7)
        found[side] = clipped_words(page, "#app")
    for menu in ("Network", "Compare runs"):
        button = page.locator(".learn").get_by_role("button", name=menu, exact=True)
        button.click()
        found[menu] = clipped_words(page, ".learn .menu.open")
        page.keyboard.press("Escape")
    return {state: words for state, words in found.items() if words}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_the_room_is_cut(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = enter(visit, "Two moons")
    for speed in page.get_by_label("Speed").locator("option").all_inner_texts():
        page.get_by_label("Speed").select_option(label=speed)
        assert clipped_words(page, ".learn-bar") == []
    train(page)
    page.get_by_label("Learning rate").select_option(label="0.1")
    train(page)
    assert _cut_in_the_room(visit) == {}


def test_a_choice_that_is_cut_would_be_found(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_label("Speed").evaluate("(each) => (each.style.maxWidth = '6em')")
    page.locator(".train").evaluate(
        '(each) => Object.assign(each.style, { minWidth: 0, width: "30px" })'
    )
    cut = clipped_words(page, ".learn-bar")
    assert "50 a second in its list" in cut
    assert any(each.startswith("Train ▶ in button") for each in cut)


@pytest.mark.parametrize("width", [320, 1280])
def test_no_word_of_the_room_is_cut_where_type_is_wide(
    browser: Browser, server: str, width: int
) -> None:
    with _wide_type(browser) as wide, new_visit(wide, server) as visit:
        visit.page.set_viewport_size({"width": width, "height": 800})
        train(enter(visit, "Iris flowers"))
        assert _cut_in_the_room(visit) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_wrong_in_the_room(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 568})
    page = enter(visit, "Two moons")
    train(page)
    assert violations_in_both_themes(page) == []
    for side in SIDES[:-1]:
        page.locator(".beside .sides").get_by_role("button", name=side).click()
        if side == "Landscape":
            expect(page.locator(".next-steps tbody tr")).to_have_count(7)
        assert violations(page) == []
