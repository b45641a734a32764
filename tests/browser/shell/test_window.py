"""The page fits its window: on a phone nothing has to be pushed sideways."""

import pytest

from tests.browser.networks import network
from tests.browser.visit import Visit

PHONE = 360


def overhang(visit: Visit) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def check_start_middle_and_end(visit: Visit) -> None:
    """Look at the page before the first step, in the middle and after the last."""
    for cursor in (0, visit.total // 2, visit.total):
        visit.go_to(cursor)
        assert overhang(visit) <= 0, cursor


def test_no_example_is_wider_than_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": PHONE, "height": 740})
    visit.open()
    for example in visit.worked_examples():
        visit.choose(example["title"])
        check_start_middle_and_end(visit)


def test_no_part_of_the_side_is_wider_than_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": PHONE, "height": 740})
    visit.open()
    visit.press("End")
    parts = visit.page.get_by_role("group", name="What the side shows").get_by_role("button")
    assert parts.count() > 1
    for part in parts.all():
        part.click()
        assert overhang(visit) <= 0, part.inner_text()


@pytest.mark.parametrize("sizes", [(5, 5, 5, 5), (1, 1, 1, 1, 1, 1, 1)])
def test_a_large_network_is_no_wider_than_its_window(visit: Visit, sizes: tuple[int, ...]) -> None:
    visit.open_problem(network(sizes))
    for width in (PHONE, 768, 1280):
        visit.page.set_viewport_size({"width": width, "height": 740})
        check_start_middle_and_end(visit)


@pytest.mark.parametrize("window", [(844, 390), (740, 360)])
def test_a_phone_held_sideways_shows_picture_and_step_above_the_controls(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    visit.open()
    visit.press("ArrowRight", 4)
    visit.wait_for(4)
    footer = visit.page.locator("footer").bounding_box()
    assert footer is not None
    assert footer["y"] + footer["height"] <= window[1]
    for part in (
        visit.picture,
        visit.panel.get_by_role("heading"),
        visit.panel.locator("p").nth(1),
    ):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= footer["y"] + 1
    assert overhang(visit) <= 0
