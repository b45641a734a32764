"""What is pressed and typed while something is on its way is for where the reader has gone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Route, expect

from tests.browser.editing import field, reason
from tests.browser.networks import network
from tests.browser.practising import practise
from tests.browser.visit import Visit, assert_told_only

PROBLEM = network([2, 2, 2])
#: Long enough for a person to press and type on, in ms.
LATENCY = 400


@contextmanager
def slow(visit: Visit, path: str) -> Iterator[None]:
    """Answers to that path take their time."""

    def later(route: Route) -> None:
        visit.page.wait_for_timeout(LATENCY)
        route.continue_()

    visit.page.route(path, later)
    try:
        yield
    finally:
        visit.page.unroute(path)


@pytest.mark.parametrize("hurry", ["a click", "Tab"])
def test_on_to_the_next_number_while_a_change_is_on_its_way(visit: Visit, hurry: str) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("input.0").click()
    with slow(visit, "**/api/trace"):
        visit.page.keyboard.type("0.125")
        if hurry == "Tab":
            visit.press("Tab")
        else:
            visit.in_picture("input.1").click()
        visit.page.keyboard.type("-0.625")
        visit.press("Enter")
        expect(visit.in_picture("input.1")).to_have_text("−0.625")
    expect(visit.in_picture("input.0")).to_have_text("0.125")
    expect(visit.page.locator(".editor")).to_have_count(0)


def test_a_change_refused_after_the_reader_has_gone_on_stays_with_its_reason(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("target.1").click()
    with slow(visit, "**/api/trace"):
        visit.page.keyboard.type("1e200")
        visit.in_picture("input.1").click()
        visit.page.keyboard.type("-0.625")
        expect(reason(visit)).to_contain_text("not finite")
        visit.press("Enter")
        expect(visit.in_picture("input.1")).to_have_text("−0.625")
    expect(field(visit)).to_have_value("1e200")
    assert_told_only(visit, "422")


@pytest.mark.parametrize("delayed", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_an_answer_typed_after_enter_is_for_the_next_question(
    visit: Visit, whole: bool, delayed: bool
) -> None:
    panel = practise(visit)
    if whole:
        panel.get_by_role("button", name="All at once").click()
    with slow(visit, "**/grade") if delayed else slow(visit, "**/no-such-address"):
        # All at once comes late, and there are other fields than those of the questions.
        panel.get_by_role("textbox", name="net h₁ =").click()
        for text in ("0.3775", "0.3925", "0.593269992"):
            visit.page.keyboard.type(text)
            visit.press("Enter")
        expect(panel.get_by_text("✓ right")).to_have_count(3)
    asked = panel.get_by_role("listitem")
    order = [re.sub(" =.*", "", text, flags=re.DOTALL) for text in asked.all_inner_texts()]
    values = [box.input_value() for box in asked.get_by_role("textbox").all()]
    given = dict(zip(order, values, strict=True))
    assert given["net h₁"] == "0.3775"
    assert given["h₁"] == "0.593269992"
    assert given["net h₂"] == "0.3925"


def test_a_wrong_answer_keeps_the_focus_and_is_typed_over(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    second = panel.get_by_role("textbox", name="net h₂ =")
    second.click()
    visit.page.keyboard.type("0.75")
    visit.press("Enter")
    expect(panel.get_by_text("✗ not right")).to_have_count(1)
    expect(second).to_be_focused()
    visit.page.keyboard.type("-1.25")
    visit.press("Enter")
    expect(second).to_have_value("-1.25")
    expect(panel.get_by_text("✗ not right")).to_have_count(1)
    expect(second).to_be_focused()
    visit.page.keyboard.type("0.3925")
    visit.press("Enter")
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    expect(second).not_to_be_focused()
    expect(panel.locator("input:focus")).to_have_count(1)


def test_tab_goes_through_the_numbers_in_the_order_of_the_matrix_however_they_stand(
    visit: Visit,
) -> None:
    orders = []
    for width, height in ((1280, 800), (390, 844)):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.open_problem(network([2, 3, 2]))
        visit.page.get_by_role("group", name="The network").focus()
        visit.press("Enter")
        names = []
        for _ in range(21):
            names.append(visit.page.locator(".editor-name b").inner_text())
            visit.press("Tab")
        orders.append(names)
    assert orders[0] == orders[1]
    assert orders[0] == [
        *["x₁", "x₂", "w₁₁", "w₁₂", "w₂₁", "w₂₂", "w₃₁", "w₃₂", "b h₁", "b h₂", "b h₃"],
        *["u₁₁", "u₁₂", "u₁₃", "u₂₁", "u₂₂", "u₂₃", "b o₁", "b o₂", "y₁", "y₂"],
    ]
