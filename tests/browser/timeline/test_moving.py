"""Moving through a trace: by its keys, its buttons, its timeline and its numbers."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.opened import Opened
from tests.browser.visit import Visit, link_to


def pass_of(step: dict[str, Any]) -> tuple[object, ...]:
    """What a pass is: one phase of one sample, or the joining of the batch."""
    return step["sample"], step["phase"], step["op"] == "batch_gradient"


#: Steps with the same answer belong together.
GRAINS: dict[str, Callable[[dict[str, Any]], object]] = {
    "Pass": pass_of,
    "Layer": lambda step: (*pass_of(step), step["layer"]),
    "Node": lambda step: (
        *(*pass_of(step), step["layer"]),
        *(step["result"].partition(".")[0], step["unit"]),
    ),
    "Number": lambda step: step["index"],
}

#: Where the cursor is after each press, before an answer of the server could have come in.
_PRESS = """([key, times]) => Array.from({ length: times }, () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    return Number(document.querySelector("#app").dataset.cursor);
})"""


def pressed(visit: Visit, key: str, times: int = 1) -> list[int]:
    """Press a key so often at once, and tell where each press led."""
    cursors: list[int] = visit.page.evaluate(_PRESS, [key, times])
    return cursors


@pytest.mark.parametrize("grain", GRAINS)
def test_next_goes_to_the_end_of_the_group_and_back_to_its_start(grain: str, visit: Visit) -> None:
    visit.open()
    for example in visit.worked_examples():
        visit.choose(example["title"])
        visit.set_grain(grain)
        steps = visit.trace(example["problem"])["steps"]
        group = [GRAINS[grain](step) for step in steps]
        ends = [at for at in range(1, len(steps)) if group[at] != group[at - 1]] + [len(steps)]
        assert pressed(visit, "ArrowRight", len(ends)) == ends
        assert pressed(visit, "ArrowLeft", len(ends)) == [*ends[-2::-1], 0]


def test_home_and_end_go_to_the_ends(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    visit.press("End")
    visit.wait_for(visit.total)
    visit.press("Home")
    visit.wait_for(0)
    visit.press("ArrowLeft")
    visit.wait_for(0)


def test_the_buttons_do_what_the_keys_do(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Number")
    for name, cursor in [("Next", 1), ("Next", 2), ("Back", 1), ("Last", 52), ("First", 0)]:
        button = visit.page.get_by_role("group", name="Move").get_by_role("button", name=name)
        button.click()
        visit.wait_for(cursor)
    expect(visit.page.get_by_role("button", name="Back")).to_be_disabled()


def test_keys_that_belong_to_the_browser_are_left_to_it(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    for chord in ("Control+Home", "Alt+Home", "Shift+Alt+ArrowUp", "a"):
        visit.press(chord)
    visit.wait_for(visit.total)


def test_keys_do_nothing_while_a_field_has_them(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.in_picture("weight.1.0.0").click()
    field = visit.page.get_by_role("textbox", name="w₁₁")
    expect(field).to_be_focused()
    before = field.input_value()
    for key in ("Home", "ArrowRight", "ArrowLeft", "End", "Space", "n"):
        visit.press(key)
    expect(field).to_have_value(f"{before} n")
    visit.wait_for(3)


def test_leaving_a_field_by_escape_leaves_its_number_as_it_was(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    number = visit.in_picture("weight.1.0.0")
    before = number.text_content() or ""
    number.click()
    visit.page.get_by_role("textbox", name="w₁₁").fill("0.25")
    visit.press("Escape")
    expect(number).to_have_text(before)
    visit.press("ArrowRight")
    visit.wait_for(4)
    expect(number).to_have_text(before)


def test_keys_do_nothing_while_a_menu_has_them(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    menu = visit.page.get_by_label("Speed of Play")
    menu.focus()
    for key in ("ArrowRight", "ArrowLeft", "Home", "End"):
        visit.press(key)
    expect(menu).to_be_focused()
    visit.wait_for(3)


def test_pressing_on_the_timeline_goes_there(visit: Visit) -> None:
    visit.open()
    for cursor in (17, 52, 1, 33, 0):
        visit.go_to(cursor)
        expect(visit.timeline).to_have_attribute("aria-valuenow", str(cursor))


def test_dragging_along_the_timeline_passes_every_step_on_the_way(visit: Visit) -> None:
    visit.open()
    visit.go_to(10)
    box = visit.timeline.bounding_box()
    assert box is not None
    visit.page.mouse.down()
    for cursor in (12, 30, 41):
        x = box["x"] + box["width"] * (cursor - 0.5) / visit.total
        visit.page.mouse.move(x, box["y"] + 3)
        visit.wait_for(cursor)
    visit.page.mouse.up()
    visit.page.mouse.move(box["x"], box["y"])
    visit.wait_for(41)


def test_a_trace_of_many_pages_is_stepped_across_their_seams(visit: Visit) -> None:
    problem = network([5, 5, 5, 5])
    visit.open_problem(problem)
    steps = visit.trace(problem)["steps"]
    assert len(steps) > 256
    visit.set_grain("Number")
    visit.go_to(254)
    for cursor in (255, 256, 257, 258):
        visit.press("ArrowRight")
        visit.wait_for(cursor)
        expect(visit.panel.get_by_role("heading")).to_have_text(steps[cursor - 1]["title"])
    for cursor in (257, 256, 255):
        visit.press("ArrowLeft")
        visit.wait_for(cursor)
        expect(visit.panel.get_by_role("heading")).to_have_text(steps[cursor - 1]["title"])
    visit.press("End")
    visit.wait_for(len(steps))
    visit.press("Home")
    visit.wait_for(0)


ONLY_THE_FIRST_IS_KNOWN = re.compile(r"next \d+ numbers: (.+) … \1")


@pytest.mark.parametrize("grain", ["Layer", "Pass"])
def test_a_step_through_a_large_network_finds_its_page_at_hand(grain: str, visit: Visit) -> None:
    opened = Opened(visit)
    visit.open(link_to(network([64, 32, 10])))
    visit.set_grain(grain)
    for key, last in (("ArrowRight", visit.total), ("ArrowLeft", 0)):
        while visit.cursor != last:
            opened.settle()
            # What has been answered is at hand once the page has read it: then the foot knows the
            # last step that Next does, too.
            expect(visit.page.locator(".coming")).not_to_have_text(ONLY_THE_FIRST_IS_KNOWN)
            before = visit.cursor
            [after] = pressed(visit, key)
            assert after > before if key == "ArrowRight" else after < before


def test_play_goes_to_the_end_by_itself_and_can_be_paused(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_label("Speed of Play").select_option("15")
    visit.page.get_by_role("button", name="Play").click()
    expect(visit.app).not_to_have_attribute("data-cursor", "0")
    visit.page.get_by_role("button", name="Pause").click()
    paused = visit.cursor
    assert 0 < paused < visit.total
    expect(visit.page.get_by_role("button", name="Play")).to_be_visible()
