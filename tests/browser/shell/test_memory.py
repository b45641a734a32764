"""A page that is used for hours holds no more than one that has just been opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.editing import edit
from tests.browser.networks import network
from tests.browser.visit import Visit, link_to
from tests.browser.waiting import wait_until


def _step_by(grain: str, moves: int) -> Callable[[Visit], None]:
    """There and back, short of the end: behind it the next iteration begins, which is kept."""

    def step(visit: Visit) -> None:
        visit.set_grain(grain)
        visit.page.evaluate("document.activeElement.blur()")
        for key in ("ArrowRight", "ArrowLeft"):
            visit.press(key, moves)
            wait_until(visit.page, "document.getAnimations().length === 0")
        visit.wait_for(0)
        expect(visit.page.get_by_text("Iteration 2")).to_have_count(0)

    return step


def _all_tabs_and_sides(visit: Visit) -> None:
    visit.press("ArrowRight")
    visit.wait_for(1)
    for tab in visit.page.get_by_role("tab").all():
        tab.click()
    visit.page.get_by_role("button", name="First").click()
    visit.wait_for(0)
    sides = visit.page.get_by_role("group", name="What the side shows").get_by_role("button")
    for side in sides.all():
        side.click()
    sides.first.click()


def _point_at_units(visit: Visit) -> None:
    for unit in visit.page.locator(".unit").all():
        unit.hover()
    visit.page.mouse.move(1, 1)


def _edit_and_undo(visit: Visit) -> None:
    for _ in range(3):
        weight = visit.in_picture("weight.1.0.0")
        weight.click()
        visit.page.keyboard.type("0.75")
        visit.press("Enter")
        expect(visit.in_picture("weight.1.0.0")).to_have_text("0.75")
        visit.page.get_by_role("button", name="Undo").click()
        expect(visit.in_picture("weight.1.0.0")).not_to_have_text("0.75")
    visit.wait_for(0)


def _step_after_an_edit(visit: Visit) -> None:
    if visit.in_picture("weight.1.0.0").text_content() != "0.25":
        edit(visit, "weight.1.0.0", "0.25")
    _step_by("Number", 12)(visit)


def _open_examples(visit: Visit) -> None:
    for example in visit.worked_examples()[:2]:
        visit.choose(example["title"])


@pytest.mark.parametrize(
    "use",
    [
        _step_by("Number", 12),
        _step_by("Layer", 6),
        _all_tabs_and_sides,
        _point_at_units,
        _edit_and_undo,
        _step_after_an_edit,
        _open_examples,
    ],
)
def test_what_is_no_longer_shown_is_let_go(visit: Visit, use: Callable[[Visit], None]) -> None:
    visit.open(link_to(network([3, 3, 3])))
    devtools = visit.page.context.new_cdp_session(visit.page)
    devtools.send("Performance.enable")
    held = []
    for _ in range(3):
        use(visit)
        held.append(_nodes_held(visit, devtools))
    # The first round also loads what is loaded once.
    assert held[2] == held[1]


def _nodes_held(visit: Visit, devtools: CDPSession) -> float:
    """How many nodes are in memory, in the document or out of it, once the page stands still."""
    counts = [0.0, -1.0]
    while counts[-1] != counts[-2]:
        visit.page.wait_for_timeout(300)
        devtools.send("HeapProfiler.collectGarbage")
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        counts += [float(each["value"]) for each in metrics if each["name"] == "Nodes"]
    return counts[-1]
