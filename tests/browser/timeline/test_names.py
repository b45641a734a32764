"""The timeline reads: names that lead, what is under the pointer, the iterations at its ends."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.visit import Visit

_SIDES = """all => all.map((each) => each.getBoundingClientRect())
    .map(({ left, right }) => [left, right])"""


@pytest.fixture
def used(visit: Visit) -> Visit:
    """A visit that is in use, some steps into the lecture's network."""
    visit.open()
    visit.press("ArrowRight", 2)
    expect(names(visit)).to_be_visible()
    return visit


def names(visit: Visit) -> Locator:
    """What stands over the marks."""
    return visit.page.locator(".timeline-names")


def point_at(visit: Visit, index: int) -> Locator:
    """Point at the mark of a step; what is then told."""
    box = visit.timeline.bounding_box()
    assert box is not None
    x = box["x"] + box["width"] * (index + 0.5) / visit.total
    visit.page.mouse.move(x, box["y"] + box["height"] / 2)
    return visit.page.locator(".timeline-tip")


def test_the_name_of_a_phase_leads_to_its_first_number(used: Visit) -> None:
    steps = used.trace(used.worked_examples()[0]["problem"])["steps"]
    for phase in ("backward", "loss", "update", "forward"):
        names(used).get_by_text(phase, exact=True).click()
        used.wait_for(next(step["index"] for step in steps if step["phase"] == phase) + 1)


def test_a_mark_tells_its_name_and_its_number_once_that_is_computed(used: Visit) -> None:
    tip = point_at(used, 0)
    expect(tip).to_contain_text("net of h₁")
    expect(tip.locator("b")).to_have_text("1")
    expect(point_at(used, used.total - 1)).to_contain_text("New value of u₂₃")
    expect(tip.locator("b")).to_have_count(0)
    used.page.mouse.move(300, 300)
    expect(tip).to_be_hidden()


def test_the_next_iteration_stands_at_the_end_and_the_one_before_at_the_start(used: Visit) -> None:
    names(used).get_by_text("2 ▸").click()
    used.wait_for(0)
    before = names(used).get_by_text("◂ 1")
    expect(before).to_be_visible()
    expect(names(used).get_by_text("3 ▸")).to_be_visible()
    before.click()
    expect(before).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_forty_samples_have_names_that_do_not_touch(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open_problem(network((2, 3, 2), samples=40))
    visit.press("ArrowRight", 2)
    expect(names(visit)).to_be_visible()
    boxes = names(visit).locator(".of-sample").evaluate_all(_SIDES)
    assert len(boxes) >= 8
    assert all(one[1] <= other[0] for one, other in pairwise(boxes))
