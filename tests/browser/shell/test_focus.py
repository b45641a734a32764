"""Whatever is done by the keyboard, the focus stays where one goes on from."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import edit, show_network
from tests.browser.menus import choose
from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only


def button(visit: Visit, name: str) -> Locator:
    """The button of this name."""
    return visit.page.get_by_role("button", name=name, exact=True)


def press(at: Locator) -> None:
    """Press it by the keyboard."""
    at.focus()
    at.press("Enter")


def test_undo_and_redo_keep_the_focus_when_there_is_nothing_left_to_do(visit: Visit) -> None:
    visit.open()
    edit(visit, "input.0", "2")
    for name in ("Undo", "Redo"):
        press(button(visit, name))
        expect(button(visit, name)).to_be_disabled()
        expect(button(visit, name)).to_be_focused()


def test_next_and_back_keep_the_focus_at_the_ends(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Pass")
    for name, to in (("Last", visit.total), ("First", 0)):
        press(button(visit, name))
        visit.wait_for(to)
        expect(button(visit, name)).to_be_disabled()
        expect(button(visit, name)).to_be_focused()


def test_what_takes_its_own_row_away_leaves_the_focus_to_the_next_button(visit: Visit) -> None:
    visit.open()
    panel = show_network(visit)
    add = button(visit, "Add a hidden layer")
    press(add)
    expect(panel.get_by_label("Units of hidden layer 2", exact=True)).to_be_visible()
    expect(add).to_be_focused()
    press(button(visit, "Take hidden layer 1 away"))
    last = button(visit, "Take the hidden layer away")
    expect(last).to_be_focused()
    press(last)
    expect(add).to_be_focused()


def test_the_last_sample_but_one_leaves_the_focus_to_what_adds_one(visit: Visit) -> None:
    visit.open()
    show_network(visit)
    press(button(visit, "Add a sample"))
    press(button(visit, "Take sample 2 away"))
    expect(button(visit, "Take sample 2 away")).to_have_count(0)
    expect(button(visit, "Add a sample")).to_be_focused()


def test_running_iterations_leaves_the_focus_and_every_button_where_it_was(visit: Visit) -> None:
    visit.open()
    visit.use()
    part = visit.page.get_by_role("region", name="Iterations")
    heading = part.get_by_role("heading")
    done = 1
    for times in (10, 100, 1000):
        run = button(visit, str(times))
        run.scroll_into_view_if_needed()
        before = _top(run)
        press(run)
        done += times
        expect(heading).to_contain_text(f"Iteration {done} ")
        expect(run).to_be_focused()
        assert _top(run) == pytest.approx(before, abs=1)
    slider = part.get_by_role("slider")
    slider.focus()
    visit.press("ArrowLeft")
    expect(heading).to_contain_text(f"Iteration {done - 1} ")
    expect(slider).to_be_focused()
    press(button(visit, "Initial weights"))
    expect(heading).to_contain_text("Iteration 1 ")
    expect(button(visit, "Initial weights")).to_be_focused()


def _top(element: Locator) -> float:
    """Where it stands in the window."""
    box = element.bounding_box()
    assert box is not None
    return box["y"]


def test_the_presentation_takes_the_focus_to_next_and_gives_it_back(visit: Visit) -> None:
    visit.open()
    choose(visit, "View", "Presentation")
    expect(button(visit, "Leave")).to_be_visible()
    expect(button(visit, "Next")).to_be_focused()
    press(button(visit, "Leave"))
    expect(button(visit, "Leave")).to_be_hidden()
    expect(button(visit, "View")).to_be_focused()


def test_the_sheet_of_keys_gives_the_focus_back(visit: Visit) -> None:
    visit.open()
    for close in _closings(visit.page):
        press(button(visit, "Keys"))
        close()
        expect(visit.page.get_by_role("dialog")).to_have_count(0)
        expect(button(visit, "Keys")).to_be_focused()


def test_a_sheet_that_is_opened_again_before_it_has_told_of_its_closing_stays(visit: Visit) -> None:
    visit.open()
    press(button(visit, "Keys"))
    dialog = visit.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    # As Escape does it, and the button at once after: the page draws in between, and then hears of
    # the closing.
    visit.page.evaluate("""async () => {
        const drawn = async () => { for (let i = 0; i < 20; i++) await null; };
        const dialog = document.querySelector("dialog.keys");
        const told = new Promise((done) => dialog.addEventListener("close", done));
        dialog.dispatchEvent(new Event("cancel"));
        dialog.close();
        await drawn();
        document.querySelector("header [title^=Keys]").click();
        await drawn();
        await told;
    }""")
    visit.press("ArrowDown")
    expect(dialog).to_be_visible()


def _closings(page: Page) -> list[Callable[[], None]]:
    return [
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("dialog").get_by_role("button", name="Close").press("Enter"),
    ]


def test_a_notice_that_is_closed_gives_the_focus_back(visit: Visit) -> None:
    visit.open()
    visit.use()
    visit.page.route("**/api/train", lambda route: route.abort())
    run = button(visit, "Next iteration")
    press(run)
    press(visit.page.get_by_role("alert").get_by_role("button", name="Close"))
    expect(visit.page.get_by_role("alert")).to_have_count(0)
    expect(run).to_be_focused()
    assert_told_only(visit, "ERR_FAILED")


def test_units_left_out_come_in_by_the_keyboard_up_to_the_last_and_back(visit: Visit) -> None:
    visit.open_problem(network([30, 2]))
    visit.use()
    visit.page.get_by_role("button", name="Numbers", exact=True).click()
    below = visit.picture.get_by_role(
        "button", name=re.compile(r"input layer, \d+ more units? below")
    )
    above = visit.picture.get_by_role(
        "button", name=re.compile(r"input layer, \d+ more units? above")
    )
    below.focus()
    for _ in range(30):
        visit.press("Enter")
        if below.count() == 0:
            break
        expect(below).to_be_focused()
    expect(below).to_have_count(0)
    expect(above).to_be_focused()


def test_what_goes_away_once_it_is_pressed_leaves_the_focus_to_what_was_around_it(
    visit: Visit,
) -> None:
    visit.open()
    visit.go_to(34)
    links = visit.page.get_by_role("tabpanel").get_by_role("button", name=re.compile("^step"))
    press(links.last)
    expect(links.last).not_to_be_focused()
    assert_focus_within(visit, "aside")
    visit.press("End")
    visit.wait_for(visit.total)
    together = visit.page.locator(".together button")
    expect(together.first).to_be_visible()
    press(together.first)
    assert_focus_within(visit, "aside")


def test_the_way_from_lesson_to_contents_and_back_keeps_the_focus_in_the_text(visit: Visit) -> None:
    visit.open()
    press(button(visit, "Lesson"))
    press(visit.page.locator(".contents h3 a").first)
    expect(visit.page.locator(".paragraph.current")).to_be_focused()
    visit.press("ArrowRight")
    press(button(visit, "Back to the text"))
    expect(button(visit, "Back to the text")).to_have_count(0)
    assert_focus_within(visit, "aside")
    press(button(visit, "Contents"))
    expect(visit.page.locator(".contents")).to_be_visible()
    assert_focus_within(visit, "aside")


def assert_focus_within(visit: Visit, part: str) -> None:
    """The focus is somewhere in a part of the page, and stays there."""
    visit.page.wait_for_timeout(200)
    expect(visit.page.locator(f"{part} :focus")).to_have_count(1)
