"""After a choice by mouse the keys are the page's; by the keyboard, those of what has the focus."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visit import Visit


def pick(visit: Visit, menu: Locator) -> None:
    """Open a menu by mouse, and choose its next entry there."""
    value = menu.input_value()
    menu.click()
    visit.page.keyboard.press("Escape")
    values = menu.locator("option").evaluate_all("all => all.map(({value}) => value)")
    menu.select_option(values[(values.index(value) + 1) % len(values)])


def test_after_a_choice_by_mouse_the_arrow_is_the_next_step(visit: Visit) -> None:
    visit.open()
    for label in ("Worked example", "Notation", "Speed of Play"):
        menu = visit.page.get_by_label(label)
        pick(visit, menu)
        chosen = menu.input_value()
        expect(visit.app).to_have_attribute("data-cursor", "0")
        visit.press("ArrowRight")
        visit.wait_for(1)
        assert menu.input_value() == chosen
        visit.press("ArrowLeft")
        visit.wait_for(0)


def test_with_the_speed_chosen_by_mouse_space_plays(visit: Visit) -> None:
    visit.open()
    pick(visit, visit.page.get_by_label("Speed of Play"))
    visit.press("Space")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()


def test_after_a_click_on_a_tab_the_arrow_is_the_next_step(visit: Visit) -> None:
    visit.open()
    visit.go_to(3)
    visit.page.get_by_role("tab", name="Matrix").click()
    visit.press("ArrowRight")
    visit.wait_for(4)
    expect(visit.page.get_by_role("tab", name="Matrix")).to_have_attribute("aria-selected", "true")


def test_by_the_keyboard_menus_and_tabs_keep_the_keys_of_their_pattern(visit: Visit) -> None:
    visit.open()
    visit.go_to(3)
    visit.page.get_by_role("tab", name="Chain rule").focus()
    visit.press("ArrowRight")
    expect(visit.page.get_by_role("tab", name="Matrix")).to_be_focused()
    speed = visit.page.get_by_label("Speed of Play")
    before = speed.input_value()
    speed.focus()
    visit.press("ArrowRight")
    assert visit.cursor == 3
    visit.press("ArrowDown")
    expect(speed).not_to_have_value(before)


def test_a_menu_reached_by_mouse_and_turned_by_its_keys_keeps_them(visit: Visit) -> None:
    visit.open()
    speed = visit.page.get_by_label("Speed of Play")
    before = speed.input_value()
    speed.click()
    visit.press("Escape")
    visit.press("ArrowDown")
    expect(speed).not_to_have_value(before)
    visit.press("ArrowRight")
    assert visit.cursor == 0


@pytest.mark.parametrize("by", ["key", "button"])
def test_at_the_end_next_is_the_next_iteration(visit: Visit, by: str) -> None:
    visit.open()
    foot = visit.page.get_by_role("contentinfo")
    expect(foot.get_by_role("button", name="Next", exact=True)).to_be_visible()
    visit.press("End")
    visit.wait_for(visit.total)
    onward = foot.get_by_role("button", name="Next iteration")
    expect(onward).to_be_visible()
    if by == "key":
        visit.press("ArrowRight")
    else:
        onward.click()
    visit.wait_for(0)
    heading = visit.page.get_by_role("region", name="Iterations").get_by_role("heading")
    expect(heading).to_contain_text("Iteration 2")


def test_the_wheel_with_ctrl_makes_the_picture_larger_by_little_and_never_loses_it(
    visit: Visit,
) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.use()
    expect(visit.page.get_by_role("group", name="Size of the picture")).to_be_visible()
    frame = visit.picture.bounding_box()
    assert frame is not None
    for x, y in ((0.02, 0.02), (0.5, 0.98), (0.98, 0.5)):
        visit.page.mouse.move(frame["x"] + x * frame["width"], frame["y"] + y * frame["height"])
        visit.page.keyboard.down("Control")
        before = _width(visit)
        for _ in range(2):
            visit.page.mouse.wheel(0, -120)
        visit.page.wait_for_timeout(100)
        assert before < _width(visit) < 2 * before
        for _ in range(30):
            visit.page.mouse.wheel(0, -120)
        visit.page.wait_for_timeout(100)
        visit.page.keyboard.up("Control")
        assert _in_view(visit), f"nothing of the network is left in view from {x}, {y}"
        visit.page.get_by_role("button", name="Fit").click()


def _width(visit: Visit) -> float:
    box = visit.picture.locator(".unit .body").first.bounding_box()
    assert box is not None
    return box["width"]


def _in_view(visit: Visit) -> bool:
    """Whether a unit, a target or the label of an edge lies within the picture's frame."""
    found: bool = visit.picture.evaluate("""svg => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll(".unit .body, .target-box, .edge-label")].some((each) => {
            const { left, right, top, bottom } = each.getBoundingClientRect();
            return right > frame.left && left < frame.right &&
                bottom > frame.top && top < frame.bottom;
        });
    }""")
    return found
