"""What is said for a moment hides nothing that the next step needs."""

import pytest
from playwright.sync_api import expect

from tests.browser.menus import shared
from tests.browser.visit import Visit


@pytest.mark.parametrize("window", [(320, 568), (390, 844), (844, 390), (1280, 800)])
def test_the_word_that_a_link_is_copied_leaves_the_moves_free(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    visit.open()
    visit.go_to(5)
    more = visit.page.get_by_role("button", name="More")
    if more.is_visible():
        more.click()
    shared(visit)
    toast, moves = (visit.page.locator(each).bounding_box() for each in (".toast", ".moves"))
    assert toast is not None
    assert moves is not None
    assert toast["y"] >= 0
    assert toast["y"] + toast["height"] <= moves["y"]
    visit.press("ArrowRight")
    visit.wait_for(6)
    expect(visit.page.locator(".toast")).to_be_visible()
