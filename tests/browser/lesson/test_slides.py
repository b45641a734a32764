"""A lesson is presented: a paragraph is a slide, and a clicker turns them."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import open_lesson, told
from tests.browser.visit import Visit


@pytest.mark.parametrize("window", [(1024, 768), (1920, 1080), (3840, 2160)])
def test_a_clicker_turns_the_paragraphs_and_each_is_shown_alone(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    paragraphs = told(visit, "lecture-10")["paragraphs"]
    open_lesson(visit, "lecture-10", paragraphs[0]["id"])
    visit.press("p")
    shown = visit.page.locator(".paragraph:visible")
    for key, at in (("PageDown", 1), ("PageDown", 2), ("PageUp", 1)):
        visit.press(key)
        expect(shown.locator("h3")).to_have_text(paragraphs[at]["title"])
        expect(shown).to_have_count(1)
        expect(shown.locator("h3")).to_be_in_viewport(ratio=1)
        visit.wait_for(paragraphs[at]["cursor"])
    visit.press("ArrowRight")
    expect(visit.app).not_to_have_attribute("data-cursor", str(paragraphs[1]["cursor"]))
    expect(shown.locator("h3")).to_have_text(paragraphs[1]["title"])
    leave = visit.page.get_by_role("button", name="Leave")
    row = visit.page.locator(".controls").bounding_box()
    assert row is not None
    box = leave.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= window[1]
    assert abs(box["y"] - row["y"]) < box["height"], "the controls stand in one line"
    leave.click()
    assert shown.count() > 1


def test_without_an_open_lesson_a_clicker_moves_through_the_steps(visit: Visit) -> None:
    visit.open()
    visit.show("Lesson")
    expect(visit.page.locator(".contents")).to_be_visible()
    visit.press("p")
    visit.press("PageDown", 2)
    visit.wait_for(2)
