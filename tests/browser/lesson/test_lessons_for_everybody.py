"""The lessons read aloud, in the dark, in windows of all sizes and on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.reading import every_lesson, open_lesson, told, turn
from tests.browser.visit import Visit


@every_lesson
def test_axe_core_finds_nothing_in_any_paragraph(visit: Visit, lesson: str) -> None:
    paragraphs = told(visit, lesson)["paragraphs"]
    open_lesson(visit, lesson, paragraphs[0]["id"])
    assert violations(visit.page) == []
    for paragraph in paragraphs:
        visit.wait_for(paragraph["cursor"])
        assert violations(visit.page, ".paragraph.current") == []
        if paragraph is not paragraphs[-1]:
            turn(visit, "Next")


@every_lesson
def test_axe_core_finds_nothing_in_the_dark(visit: Visit, lesson: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    open_lesson(visit, lesson, told(visit, lesson)["paragraphs"][0]["id"])
    assert violations(visit.page) == []


def test_print_gives_every_paragraph_of_the_lesson(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    open_lesson(visit, "softmax", "shares")
    expect(visit.page.locator(".paragraph:visible")).to_have_count(1)
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".paragraph:visible")).to_have_count(5)
    expect(visit.page.locator(".lesson-bar")).to_be_hidden()


@pytest.mark.parametrize("window", [(360, 740), (390, 844), (1280, 800), (1920, 1080)])
def test_the_text_has_room_beside_or_below_the_picture(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    open_lesson(visit, "lecture-10", "weights-u")
    picture = visit.page.locator(".picture").bounding_box()
    text = visit.page.locator("aside .lesson").bounding_box()
    assert picture is not None
    assert text is not None
    assert text["x"] >= picture["x"] + picture["width"] - 1 or (
        text["y"] >= picture["y"] + picture["height"] - 1
    )
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= window[0]
