"""A move shows the step from its top, wherever the side was scrolled to."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_after_a_run_the_next_move_shows_the_step_from_its_top(
    visit: Visit, size: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    visit.open()
    part = visit.page.get_by_role("region", name="Iterations")
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    part.get_by_role("button", name="100", exact=True).click()
    expect(part.get_by_role("heading")).to_contain_text("Iteration 101 ")
    done = visit.cursor
    visit.press("ArrowRight")
    visit.wait_for(done + 1)
    expect(visit.panel.get_by_role("heading")).to_be_in_viewport(ratio=1)
