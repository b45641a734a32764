"""Whoever has never stepped sees one picture, one sentence and one button."""

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit


def shown(visit: Visit, selector: str) -> float:
    """How opaque something is."""
    opacity = visit.page.locator(selector).first.evaluate("e => getComputedStyle(e).opacity")
    return float(opacity)


def test_at_first_there_is_one_filled_button_and_what_comes_later_takes_no_ink(
    visit: Visit,
) -> None:
    visit.open()
    see = visit.page.get_by_role("button", name="See it")
    expect(see).to_be_visible()
    filled = visit.page.locator("button").evaluate_all(
        "all => all.filter((b) => getComputedStyle(b).backgroundColor"
        " === getComputedStyle(document.querySelector('.see')).backgroundColor).length"
    )
    assert filled == 1
    visit.use()
    expect(visit.page.locator(".training")).to_be_attached()
    for later in (".training", ".segments", ".play", ".sides"):
        assert shown(visit, later) == 0, later


def test_see_it_plays_the_first_pass_and_any_key_stops_it(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("button", name="See it").click()
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    # It plays on while it is looked at.
    expect(visit.app).not_to_have_attribute("data-cursor", re.compile("^[01]$"))
    visit.press("x")
    expect(visit.page.get_by_role("button", name="Play")).to_be_visible()


def test_what_was_hidden_comes_into_its_place_at_the_first_step_and_stays_for_good(
    visit: Visit,
) -> None:
    visit.open()
    play = visit.page.get_by_role("button", name="Play")
    before = play.bounding_box()
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert shown(visit, ".play") == 1
    assert play.bounding_box() == before
    visit.press("Home")
    assert shown(visit, ".play") == 1
    expect(visit.page.get_by_role("button", name="See it")).to_have_count(0)
    visit.open()
    assert shown(visit, ".play") == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_first_step_moves_nothing_in_the_header(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.open()
    parts = visit.page.get_by_role("banner").locator("> :visible").all()
    before = [part.bounding_box() for part in parts]
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert [part.bounding_box() for part in parts] == before


@pytest.mark.parametrize(
    ("way", "role", "name"),
    [("Learn it", "heading", "Lessons"), ("Try your own", "group", "Layers")],
)
def test_two_other_ways_lead_to_the_lesson_and_to_numbers_of_ones_own(
    visit: Visit, way: str, role: Literal["heading", "group"], name: str
) -> None:
    visit.open()
    visit.page.get_by_role("button", name=way).click()
    expect(visit.page.locator("aside").get_by_role(role, name=name)).to_be_visible()
