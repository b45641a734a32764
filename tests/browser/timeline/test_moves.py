"""One move of Next may bring many numbers: all of them are told, before and after."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.editing import show_network
from tests.browser.networks import network
from tests.browser.visit import Visit, link_to
from tests.browser.waiting import wait_until

_COUNT = re.compile(r"next(?: (\d+) numbers)?: (.+?)(?: … (.+))?")


@pytest.mark.parametrize("grain", ["Pass", "Layer", "Node", "Number"])
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
        count, first, last = found.groups()
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


@pytest.mark.parametrize("width", [920, 1280, 1920])
def test_the_picture_keeps_its_size_whatever_is_told(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open(link_to(network([5, 5, 5, 5])))
    visit.set_grain("Layer")
    sizes = set()
    moves = 0
    while visit.cursor < visit.total:
        box = visit.picture.bounding_box()
        assert box
        sizes.add((box["width"], box["height"]))
        before = visit.cursor
        visit.press("ArrowRight")
        wait_until(visit.page, f"document.querySelector('#app').dataset.cursor > {before}")
        moves += 1
    assert moves > 1
    assert len(sizes) == 1


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
    visit.set_grain("Number")
    visit.timeline.focus()
    expect(visit.timeline).to_be_focused()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    expect(visit.timeline).to_have_attribute("aria-valuenow", "3")
    visit.press("Home")
    visit.wait_for(0)


def test_after_numbers_were_followed_there_is_a_way_back_until_one_moves_on(visit: Visit) -> None:
    visit.open()
    visit.go_to(40)
    way_back = visit.page.get_by_role("button", name="back to")
    expect(way_back).to_have_count(0)
    visit.in_formula("delta.1.2").click()
    visit.wait_for(34)
    expect(way_back).to_have_text("← back to step 40")
    visit.in_formula("slope.1.2").click()
    visit.wait_for(31)
    expect(way_back).to_have_text("← back to step 34")
    visit.press("Backspace")
    visit.wait_for(34)
    way_back.focus()
    visit.press("Enter")
    visit.wait_for(40)
    expect(way_back).to_have_count(0)
    assert visit.page.evaluate("document.activeElement !== document.body")
    visit.in_formula("delta.1.2").click()
    visit.press("ArrowRight")
    expect(way_back).to_have_count(0)
    visit.press("Backspace")
    visit.wait_for(36)


def test_what_is_done_without_a_word_on_the_screen_is_heard(visit: Visit) -> None:
    visit.open()
    heard = visit.page.get_by_role("status")
    visit.choose("XOR 2-2-1")
    expect(heard.filter(has_text="Opened: XOR")).to_have_count(1)
    visit.page.get_by_label("Notation").select_option("textbook")
    expect(heard.filter(has_text="notation of the textbook")).to_have_count(1)
    visit.page.get_by_role("button", name="10", exact=True).click()
    expect(heard.filter(has_text="10 iterations: L from")).to_have_count(1)
    show_network(visit)
    visit.page.get_by_role("button", name="Add a hidden layer").click()
    expect(heard.filter(has_text="Changed. The layers have")).to_have_count(1)
