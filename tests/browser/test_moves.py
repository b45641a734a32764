"""One move of Next may bring many numbers: all of them are told, before and after."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

_COUNT = re.compile(r"next: (.+?)(?: … (.+) \((\d+) numbers\))?")


@pytest.mark.parametrize("grain", ["Pass", "Layer", "Node", "Term"])
def test_next_says_where_it_leads_and_lists_every_number_that_it_brought(
    visit: Visit, grain: str
) -> None:
    visit.open()
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    visit.set_grain(grain)
    told = visit.page.locator(".coming")
    panel = visit.page.get_by_role("region", name="This step")
    cursor = 0
    while cursor < len(steps):
        found = _COUNT.fullmatch(told.text_content() or "")
        assert found, told.text_content()
        first, last, count = found.groups()
        to = cursor + int(count or 1)
        visit.press("ArrowRight")
        visit.wait_for(to)
        brought = [step["title"] for step in steps[cursor:to]]
        assert (first, last or first) == (brought[0], brought[-1])
        expect(panel.get_by_role("heading", level=2)).to_have_text(brought[-1])
        assert (
            panel.get_by_role("listitem").get_by_role("button").all_text_contents()
            == (brought[:-1])
        )
        cursor = to
    expect(told).to_have_text("the iteration is done")


def test_a_number_of_the_move_leads_to_its_own_step(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Layer")
    visit.press("ArrowRight")
    panel = visit.page.get_by_role("region", name="This step")
    panel.get_by_role("button", name="net of h₂", exact=True).click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("net of h₂")
    visit.wait_for(2)


def test_the_numbers_of_the_move_are_accented_in_the_picture_and_read_out(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Layer")
    visit.press("ArrowRight")
    visit.press("ArrowRight")
    visit.wait_for(10)
    fresh = visit.picture.locator(".fresh [data-ref]")
    refs = fresh.evaluate_all("all => all.map((each) => each.dataset.ref)")
    # The net of o₂ is what the last step read, and tinted so.
    assert sorted(refs) == ["net.2.0", "output.2.0"]
    expect(visit.page.locator("[aria-live=polite]").first).to_have_text(
        re.compile(r"^net of o₁\. It is 0\.5028\. net of o₂\. .*Output of o₂\. Put net through")
    )


def test_the_timeline_is_reached_by_tab_and_moved_by_arrows(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Term")
    visit.timeline.focus()
    expect(visit.timeline).to_be_focused()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    expect(visit.timeline).to_have_attribute("aria-valuenow", "3")
    visit.press("Home")
    visit.wait_for(0)
