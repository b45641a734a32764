"""How many digits are shown is a setting: everywhere the same, kept, with room in the picture."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.boxes import assert_labels_have_room
from tests.browser.menus import open_menu
from tests.browser.networks import network
from tests.browser.visit import Visit

#: Texts on a tint that reach beyond it.
_BEYOND_THEIR_TINT = """() => [...document.querySelectorAll(".picture svg .label-line")]
    .map((line) => [line.querySelector("rect.tint"), line.querySelector("text:not(.halo)")])
    .filter(([tint, text]) => tint && getComputedStyle(text).visibility === "visible")
    .filter(([tint, text]) => {
        const [a, b] = [tint.getBoundingClientRect(), text.getBoundingClientRect()];
        return b.left < a.left - 0.5 || b.right > a.right + 0.5;
    })
    .map(([, text]) => text.textContent)"""


def choose_digits(visit: Visit, count: int) -> None:
    """Choose in the View menu how many digits numbers are shown with."""
    open_menu(visit, "View")
    choice = visit.page.get_by_role("group", name="Digits of each number")
    choice.get_by_text(str(count), exact=True).click()
    visit.press("Escape")


def long_numbers(at: int) -> float:
    """Numbers that need every digit."""
    return (-0.123456789, 0.987654321, -1.23456789e-7, 12.3456789)[at % 4]


def test_numbers_have_as_many_digits_as_are_chosen_also_after_a_reload(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 4)
    visit.wait_for(4)
    # σ(1), by hand with a calculator: 0.7310585786…
    shown = {4: "0.7311", 8: "0.73105858", 3: "0.731"}
    for count, text in shown.items():
        choose_digits(visit, count)
        expect(visit.in_picture("output.1.0")).to_have_text(text)
        expect(visit.in_formula("output.1.0")).to_have_text(text)
    visit.page.reload()
    expect(visit.in_picture("output.1.0")).to_have_text("0.731")


@pytest.mark.parametrize("window", [(390, 844), (1280, 800)])
def test_longer_numbers_have_their_room_and_stand_on_their_tint(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    visit.open_problem(network((2, 3, 2), numbers=long_numbers))
    visit.use()
    choose_digits(visit, 8)
    visit.page.get_by_role("button", name="Fit", exact=True).click()
    beyond: dict[int, Any] = {}
    visit.set_grain("Number")
    for cursor in range(1, visit.total + 1):
        visit.press("ArrowRight")
        expect(visit.app).to_have_attribute("data-cursor", str(cursor))
        if found := visit.page.evaluate(_BEYOND_THEIR_TINT):
            beyond[cursor] = found
    assert beyond == {}
    assert_labels_have_room(visit)


def test_all_digits_of_what_is_pointed_at_stand_beside_its_card_and_not_on_it(
    visit: Visit,
) -> None:
    visit.open_problem(network((2, 3, 2), numbers=lambda at: at / 10 + 0.0123456789))
    visit.use()
    for ref in ("weight.1.0.0", "weight.1.2.1", "weight.2.0.0", "weight.2.1.2", "bias.1.1"):
        visit.in_picture(ref).hover()
        card, digits = visit.page.locator(".story"), visit.page.get_by_role("tooltip")
        expect(card).to_be_visible()
        expect(digits).to_have_text(re.compile("123456789"))
        one, other = digits.bounding_box(), card.bounding_box()
        assert one is not None
        assert other is not None
        assert (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        ), ref
