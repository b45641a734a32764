"""A link and a reload bring back what was on the page, and no answers of Practice."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_visit
from tests.browser.menus import shared
from tests.browser.practising import answer
from tests.browser.visit import Visit


@pytest.mark.parametrize("by", ["link", "reload"])
def test_the_iterations_and_the_panel_are_there_again(
    visit: Visit, browser: Browser, server: str, by: str
) -> None:
    visit.open()
    visit.use()
    part = visit.page.get_by_role("region", name="Iterations")
    part.get_by_role("button", name="10", exact=True).click()
    expect(part.get_by_role("heading")).to_contain_text("Iteration 11 ")
    # After many iterations one stands behind the forward pass.
    cursor = visit.cursor + 3
    visit.press("ArrowRight", 3)
    visit.wait_for(cursor)
    weight = visit.in_picture("weight.2.0.1").text_content() or ""
    told = part.get_by_role("heading").inner_text()
    visit.page.get_by_role("tab", name="Slope").click()
    link = shared(visit)

    def look(again: Visit) -> None:
        again.wait_for(cursor)
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
    assert re.search(r"#exercise=7&sizes=2-2-1&difficulty=easy&at=net\.1\.0$", link)
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


GRAPH = {
    "text": "p = x * y\nq = p - z\nr = q / w\nL = r * p",
    "values": {"x": 3.0, "y": 2.0, "z": 4.0, "w": 5.0},
}


@pytest.mark.parametrize(
    "where",
    [
        "exercise=7&sizes=2-2-1&difficulty=easy",
        "",
        "exercise=7&kind=time&difficulty=easy",
        "graph=" + quote(json.dumps(GRAPH), safe=""),
    ],
)
@pytest.mark.parametrize("by", ["link", "reload"])
def test_practice_is_there_again_in_its_mode_and_at_its_row(
    visit: Visit, browser: Browser, server: str, where: str, by: str
) -> None:
    visit.open(where)
    if not where.startswith("exercise"):
        visit.show("Practice")
    panel = visit.page.get_by_role("region", name="Practice")
    panel.get_by_role("button", name="All at once").click()
    rows = panel.locator("[data-question]")
    row = rows.nth(5)
    ref = row.get_attribute("data-question")
    row.get_by_role("textbox").focus()
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_have_text(
        "Link copied. It opens exactly this. Embed it…"
    )

    def look(again: Visit) -> None:
        there = again.page.get_by_role("region", name="Practice")
        expect(there.get_by_role("button", name="One at a time")).to_be_visible()
        expect(there.locator(f'[data-question="{ref}"]')).to_be_in_viewport()

    if by == "reload":
        visit.page.reload()
        look(visit)
    else:
        with new_visit(browser, server) as other:
            other.page.goto(link)
            look(other)
