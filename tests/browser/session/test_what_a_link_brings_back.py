"""A link and a reload bring back what was on the page, and no answers of Practice."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_visit
from tests.browser.practising import answer
from tests.browser.visit import Visit


def shared(visit: Visit) -> str:
    """The link that Share puts into the address."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.get_by_role("button", name="Share").click()
    expect(visit.page.locator(".toast")).to_contain_text("Link copied")
    return visit.page.url


@pytest.mark.parametrize("by", ["link", "reload"])
def test_the_iterations_and_the_panel_are_there_again(
    visit: Visit, browser: Browser, server: str, by: str
) -> None:
    visit.open()
    visit.use()
    part = visit.page.get_by_role("region", name="Iterations")
    part.get_by_role("button", name="10", exact=True).click()
    expect(part.get_by_role("heading")).to_contain_text("Iteration 11 ")
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    weight = visit.in_picture("weight.2.0.1").text_content() or ""
    told = part.get_by_role("heading").inner_text()
    visit.page.get_by_role("tab", name="Slope").click()
    link = shared(visit)

    def look(again: Visit) -> None:
        again.wait_for(3)
        there = again.page.get_by_role("region", name="Iterations")
        expect(there.get_by_role("heading")).to_have_text(told.replace("\n", " "))
        expect(again.in_picture("weight.2.0.1")).to_have_text(weight)
        expect(again.page.get_by_role("tab", name="Slope", selected=True)).to_be_visible()
        there.get_by_role("button", name="Initial weights").click()
        expect(there.get_by_role("heading")).to_contain_text("Iteration 1 ")

    if by == "reload":
        visit.page.wait_for_timeout(500)
        visit.page.reload()
        look(visit)
    else:
        with new_visit(browser, server) as other:
            other.page.goto(link)
            look(other)


def test_a_link_from_practice_opens_practice_without_its_answers(
    visit: Visit, browser: Browser, server: str
) -> None:
    visit.open("exercise=7&sizes=2-2-1&difficulty=easy")
    panel = visit.page.get_by_role("region", name="Practice")
    expect(panel.get_by_role("heading", name="Exercise 7: 2-2-1, easy")).to_be_visible()
    expect(answer(panel, "net h₁", "12345")).to_contain_text("not right")
    link = shared(visit)
    assert re.search(r"#exercise=7&sizes=2-2-1&difficulty=easy$", link)
    with new_visit(browser, server) as other:
        other.page.goto(link)
        there = other.page.get_by_role("region", name="Practice")
        expect(there.get_by_role("heading", name="Exercise 7: 2-2-1, easy")).to_be_visible()
        expect(there.get_by_role("textbox", name="net h₁ =")).to_have_value("")
        expect(other.page.get_by_text("12345")).to_have_count(0)


def test_the_panel_of_a_link_is_opened(visit: Visit, browser: Browser, server: str) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Network", exact=True).click()
    link = shared(visit)
    with new_visit(browser, server) as other:
        other.page.goto(link + ").")
        expect(other.page.get_by_role("region", name="Network")).to_be_visible()


def test_a_link_and_a_reload_open_the_learning_room_again(
    visit: Visit, browser: Browser, server: str
) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Learn", exact=True).click()
    expect(visit.page.get_by_label("Data", exact=True)).to_be_visible()
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_contain_text("opens the learning room, without its run")
    # The way back is seen, also by whoever has not stepped yet.
    visit.page.mouse.move(400, 400)
    way_back = visit.page.get_by_role("group", name="Step through one iteration")
    expect(way_back).to_have_css("opacity", "1")
    visit.page.reload()
    expect(visit.page.get_by_label("Data", exact=True)).to_be_visible()
    with new_visit(browser, server) as other:
        other.page.goto(link)
        expect(other.page.get_by_label("Data", exact=True)).to_be_visible()
