"""A step is seen to happen: what moves decorates the numbers, and no number waits for it."""

import pytest
from playwright.sync_api import expect

from tests.browser.menus import open_menu
from tests.browser.motion import PRESS, STILL, assert_decorates
from tests.browser.networks import network
from tests.browser.visit import Visit


@pytest.fixture
def alive(visit: Visit) -> Visit:
    """A visit whose system wants motion, once what moves is there."""
    visit.page.emulate_media(reduced_motion="no-preference")
    visit.open()
    return visit


def picture_of(visit: Visit) -> str:
    """The document, once nothing moves any more."""
    visit.page.evaluate(STILL)
    html: str = visit.page.locator("#app").evaluate("e => e.outerHTML")
    return html


@pytest.mark.parametrize("grain", ["Number", "Node", "Layer", "Pass"])
def test_every_step_moves_something_within_a_frame_on_the_compositor_alone(
    alive: Visit, grain: str
) -> None:
    alive.set_grain(grain)
    while alive.cursor < alive.total:
        seen = alive.page.evaluate(PRESS, "ArrowRight")
        assert_decorates(seen, 400 if grain in ("Number", "Node") else 1800)
    seen = alive.page.evaluate(PRESS, "ArrowLeft")
    assert seen["moving"] > 0
    seen = alive.page.evaluate(PRESS, "Home")
    assert seen["moving"] > 0


def test_under_reduced_motion_nothing_moves(visit: Visit) -> None:
    visit.open()
    visit.page.wait_for_load_state("networkidle")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"):
        seen = visit.page.evaluate(PRESS, key)
        assert visit.page.evaluate("document.getAnimations().length") == 0
        assert seen["moving"] == 0


def test_motion_is_switched_off_in_view_and_stays_off(alive: Visit) -> None:
    open_menu(alive, "View")
    alive.page.get_by_role("button", name="Motion is on").click()
    alive.press("Escape")
    assert alive.page.evaluate(PRESS, "ArrowRight")["moving"] == 0
    alive.page.reload()
    alive.wait_for(1)
    open_menu(alive, "View")
    expect(alive.page.get_by_role("button", name="Motion is off")).to_be_visible()
    alive.press("Escape")
    assert alive.page.evaluate(PRESS, "ArrowRight")["moving"] == 0


def test_ten_keys_at_once_leave_the_same_document_as_ten_slow_ones(alive: Visit) -> None:
    alive.set_grain("Number")
    alive.page.evaluate("document.activeElement.blur()")
    for _ in range(10):
        alive.press("ArrowRight")
        alive.page.wait_for_timeout(60)
    alive.wait_for(10)
    slow = picture_of(alive)
    alive.press("Home")
    alive.wait_for(0)
    alive.press("ArrowRight", 10)
    alive.wait_for(10)
    assert picture_of(alive) == slow


def test_the_next_key_cuts_short_what_moves(alive: Visit) -> None:
    alive.page.evaluate(PRESS, "ArrowRight")
    first = alive.page.locator(".motion").inner_html()
    alive.page.evaluate(PRESS, "ArrowRight")
    second = alive.page.locator(".motion").inner_html()
    assert first
    assert second
    assert first != second
    picture_of(alive)
    expect(alive.page.locator(".motion > *")).to_have_count(0)


def test_where_many_numbers_move_at_once_they_are_dots(alive: Visit) -> None:
    alive.open_problem(network([10, 10, 10]))
    alive.set_grain("Layer")
    alive.page.evaluate("document.activeElement.blur()")
    assert alive.page.evaluate(PRESS, "ArrowRight")["moving"] > 0
    assert alive.page.locator(".motion .dot").count() > 12
    assert alive.page.locator(".motion text").count() <= 12
