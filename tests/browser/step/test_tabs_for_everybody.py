"""The tabs in light and dark, in a narrow window and read aloud: axe-core finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.networks import network
from tests.browser.tabs import TABS, open_tab
from tests.browser.visit import Visit


def test_axe_finds_nothing_in_any_tab(visit: Visit) -> None:
    visit.open()
    for example in ("Mazur 2-2-2", "Softmax 2-3-3"):
        visit.choose(example)
        for cursor in (2, visit.total // 2, visit.total):
            visit.go_to(cursor)
            for title in TABS:
                expect(open_tab(visit, title).get_by_text("on its way")).to_have_count(0)
                found = violations_in_both_themes(visit.page, ".tabs")
                assert found == [], (example, cursor, title)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_tab_scrolls_in_itself_and_never_grows_wider(width: int, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open_problem(network([12, 9, 8], samples=2))
    visit.press("End")
    visit.wait_for(visit.total)
    for cursor in (visit.total, 40):
        visit.go_to(cursor)
        for title in TABS:
            expect(open_tab(visit, title).get_by_text("on its way")).to_have_count(0)
            tabs = visit.page.locator(".tabs")
            assert tabs.evaluate("each => each.scrollWidth - each.clientWidth") <= 0, title
            assert tabs.evaluate("each => each.getBoundingClientRect().right") <= width, title
