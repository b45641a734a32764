"""Data is chosen: until it has come, what was open before stands, and the room says so."""

from functools import partial

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.learn.clipped import clipped_words
from tests.browser.learning import enter
from tests.browser.visit import Visit, assert_told_only
from tests.browser.waiting import wait_for


def is_long(held: list[Route], length: int) -> bool:
    return len(held) == length


def choosing(page: Page, *titles: str) -> list[Route]:
    """Choose sets one after another, each held up on its way."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/dataset", hold)
    for asked, title in enumerate(titles, start=1):
        page.get_by_label("Data", exact=True).select_option(label=title)
        expect(page.locator(".stage-told")).to_have_text(f"{title} is on its way …")
        wait_for(page, partial(is_long, held, asked), f"{title} has been asked for")
    return held


def expect_open(page: Page, title: str) -> None:
    expect(page.locator("#app")).to_have_attribute("data-source", title)
    expect(page.get_by_label("Data", exact=True).locator("option:checked")).to_have_text(title)
    expect(page.locator(".stage-told")).to_contain_text("Press Train")
    expect(page.locator(".beside")).to_have_css("opacity", "1")


def test_a_set_on_its_way_is_said_to_be_and_what_was_open_before_fades(visit: Visit) -> None:
    page = enter(visit, "XOR")
    (circle,) = choosing(page, "Circle")
    expect(page.locator("#app")).to_have_attribute("data-source", "XOR")
    expect(page.locator(".beside")).to_have_css("opacity", "0.4")
    circle.continue_()
    expect_open(page, "Circle")


def test_of_two_sets_chosen_one_after_another_the_last_one_comes(visit: Visit) -> None:
    page = enter(visit, "XOR")
    circle, moons = choosing(page, "Circle", "Two moons")
    moons.continue_()
    expect_open(page, "Two moons")
    with page.expect_response("**/api/dataset"):
        circle.continue_()
    # When the next one has come, that has too; what it was chosen over is what Undo brings back.
    page.unroute("**/api/dataset")
    page.get_by_label("Data", exact=True).select_option(label="Two spirals")
    expect_open(page, "Two spirals")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Undo").click()
    expect_open(page, "Two moons")


def test_where_a_set_does_not_come_the_name_of_what_is_open_stands_again(visit: Visit) -> None:
    page = enter(visit, "XOR")
    (circle,) = choosing(page, "Circle")
    circle.abort()
    expect(page.locator(".stage-told")).to_have_text("The server does not answer.")
    expect(page.get_by_label("Data", exact=True).locator("option:checked")).to_have_text("XOR")
    assert_told_only(visit, "ERR_FAILED")


@pytest.mark.parametrize("title", ["Two moons", "Handwritten digits"])
def test_on_a_phone_the_header_is_one_line_and_the_name_of_the_data_is_whole(
    visit: Visit, title: str
) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = enter(visit, title)
    header = page.get_by_role("banner")
    tops = header.locator("> :visible").evaluate_all(
        "all => all.map((each) => { const { top, bottom } = each.getBoundingClientRect();"
        " return (top + bottom) / 2; })"
    )
    assert max(tops) - min(tops) < 12
    assert clipped_words(page, "header") == []
    # What has no place in the line is in the menu of the data.
    page.get_by_label("Learning rate").select_option("0.1")
    header.get_by_role("button", name="Options").click()
    header.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Learning rate")).not_to_have_value("0.1")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_sheet_for_a_table_of_ones_own_is_read_whole_and_says_what_is_wrong(
    visit: Visit, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = enter(visit, "Circle")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Your own table").click()
    sheet = page.get_by_role("dialog", name="Your own data")
    for text, told in {
        " ": "There is nothing in it: a table needs rows of numbers.",
        "a;b\n1;2": "It has one row of data: learning needs two or more.",
        "a;b;c\n1;5;x\n2;5;x": "c is the same in every row: there is nothing to tell apart.",
        "a;b\n1;2\n3;4;5": "Line 3 has 3 cells; the first line has 2.",
    }.items():
        sheet.get_by_role("textbox").fill(text)
        expect(sheet.get_by_role("alert")).to_have_text(told)
        expect(sheet.get_by_role("button", name="Learn from it")).to_be_disabled()
    sheet.get_by_role("textbox").fill(
        "Länge;Breite;Art\n1,5;2;Apfel\nNaN;3;Birne\n2,5;1;Birne\n4;2;Apfel"
    )
    expect(sheet).to_contain_text("Left out: Line 3: Länge is “NaN”, which is no number.")
    assert clipped_words(page, "dialog.own-data form") == []
    assert sheet.evaluate("(each) => each.scrollWidth <= each.clientWidth")
