"""Worksheets in a browser: on the screen, and as they go onto paper."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.visit import Visit

QUERIES = [
    "seed=7&difficulty=easy",
    "seed=7&difficulty=easy&solution=true",
    "seed=2&sizes=3-3-3&difficulty=medium&count=2",
    "seed=12&sizes=5-5-5&difficulty=hard&samples=2&solution=true",
    "seed=3&sizes=2-5-4-3-5&difficulty=hard",
]
#: What the margins leave of the width, in CSS pixels.
A4, LETTER = round(180 / 25.4 * 96), round((215.9 - 30) / 25.4 * 96)
_BEYOND = """() => [...document.querySelectorAll("main *")]
    .filter((element) => !element.closest("svg *"))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 100))"""
_CUT = """() => [...document.querySelectorAll(".blanks li, .solved li, .given")]
    .filter((element) => getComputedStyle(element).breakInside !== "avoid"
        && getComputedStyle(element.closest("section")).breakInside !== "avoid").length"""

every_query = pytest.mark.parametrize("query", QUERIES)


def open_worksheet(visit: Visit, query: str, width: int) -> Page:
    """The worksheet, in a window of that width."""
    visit.page.set_viewport_size({"width": width, "height": 1000})
    visit.page.goto(f"{visit.server}/worksheet?{query}")
    return visit.page


@every_query
def test_nothing_is_wider_than_the_paper_and_no_row_is_split(visit: Visit, query: str) -> None:
    page = open_worksheet(visit, query, A4)
    page.emulate_media(media="print")
    assert page.evaluate(_BEYOND) == []
    assert page.evaluate(_CUT) == 0
    page.set_viewport_size({"width": LETTER, "height": 1000})
    assert page.evaluate(_BEYOND) == []
    assert not page.get_by_role("navigation").is_visible()


@every_query
def test_nothing_is_wider_than_a_phone(visit: Visit, query: str) -> None:
    page = open_worksheet(visit, query, 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("query", QUERIES[:2])
def test_axe_finds_nothing(visit: Visit, query: str) -> None:
    assert violations(open_worksheet(visit, query, 1280)) == []


def test_worksheet_and_solution_lead_to_each_other_and_to_the_simulator(visit: Visit) -> None:
    page = open_worksheet(visit, QUERIES[0], 1280)
    page.get_by_role("link", name="To the solution").click()
    page.get_by_role("heading", name="Backpropagation, worksheet 7: solution").wait_for()
    page.get_by_role("link", name="To the worksheet").click()
    page.get_by_role("heading", name="Backpropagation, worksheet 7", exact=True).wait_for()
    weights = page.locator("math", has_text="W=").first.locator("mn").all_text_contents()
    page.get_by_role("link", name="in the simulator").click()
    visit.wait_for(0)
    refs = [f"weight.1.{unit}.{source}" for unit in (0, 1) for source in (0, 1)]
    assert [visit.in_picture(ref).text_content() for ref in refs] == weights
