"""Given numbers are changed in the picture, where they stand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.editing import (
    assert_right_to_the_end,
    edit,
    field,
    numbers_in,
    reason,
    wait_for_the_reader,
)
from tests.browser.networks import network, with_number
from tests.browser.visit import Visit, assert_told_only

#: One of each kind of given number, and of each layer.
KINDS = ("input.1", "target.0", "weight.1.1.0", "weight.2.0.1", "bias.1.0", "bias.2.1")
PROBLEM = network([2, 2, 2])
UNREADABLE = {
    "abc": "“a” is not part of a number",
    "1/": "Something is missing",
    "": "Type a number",
}


def test_a_clicked_number_takes_a_new_value_and_every_other_follows(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    problem = PROBLEM
    for at, ref in enumerate(KINDS):
        visit.go_to(5)
        edit(visit, ref, f"1/{at + 3}")
        expect(visit.in_picture(ref)).to_have_text(f"{1 / (at + 3):.4g}")
        visit.wait_for(5)
        problem = with_number(problem, 0, ref, 1 / (at + 3))
        assert_right_to_the_end(visit, problem)


def test_every_given_number_is_reached_by_enter_and_tab_alone(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.page.get_by_role("group", name="The network").focus()
    visit.press("Enter")
    typed = {}
    for at in range(16):
        expect(field(visit)).to_be_focused()
        typed[field(visit).get_attribute("id")] = at
        visit.page.keyboard.type(f"{at}/20 - 0.3")
        visit.press("Tab")
        expect(visit.page.get_by_role("group", name="The network")).not_to_be_focused()
        expect(field(visit)).not_to_have_value(f"{at}/20 - 0.3")
    assert len(typed) == 16
    visit.press("Escape")
    given = {"input", "target", "weight", "bias"}
    shown = [text for ref, text in numbers_in(visit) if ref.partition(".")[0] in given]
    expected = [f"{at / 20 - 0.3:.4g}".replace("-", "−") for at in range(16)]
    assert sorted(shown) == sorted(expected)


def test_shift_and_tab_goes_to_the_number_before(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.page.get_by_role("group", name="The network").focus()
    visit.press("Enter")
    label = visit.page.locator(".editor label")
    names = []
    for key in ["Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Tab"]:
        names.append(label.text_content())
        visit.press(key)
        expect(label).not_to_have_text(names[-1] or "")
    assert names[0] == names[4] != names[1]
    assert names[1] == names[3] != names[2]
    expect(label).to_have_text(names[0] or "")


def test_escape_leaves_the_number_as_it_was_and_the_picture_in_focus(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    before, asked = numbers_in(visit), len(visit.asked)
    visit.in_picture("weight.1.0.0").click()
    field(visit).fill("7")
    visit.press("Escape")
    expect(field(visit)).to_have_count(0)
    expect(visit.page.get_by_role("group", name="The network")).to_be_focused()
    visit.press("ArrowRight")
    visit.wait_for(1)
    visit.press("ArrowLeft")
    visit.wait_for(0)
    assert numbers_in(visit) == before
    assert not [address for address in visit.asked[asked:] if "/api/" in address]


def test_the_number_that_is_edited_is_named_beside_its_field_with_what_it_was(visit: Visit) -> None:
    visit.open_problem(with_number(PROBLEM, 0, "weight.1.1.0", -0.123456789))
    visit.in_picture("weight.1.1.0").click()
    visit.page.keyboard.type("4")
    expect(visit.page.locator(".editor-name")).to_have_text("w₂₁ was −0.123456789")
    visit.press("Tab")
    expect(visit.page.locator(".editor-name")).not_to_contain_text("w₂₁ ")


def test_the_field_holds_every_digit_of_the_number_and_has_them_selected(visit: Visit) -> None:
    visit.open_problem(with_number(PROBLEM, 0, "input.1", 0.123456789))
    visit.in_picture("input.1").click()
    expect(field(visit)).to_have_value("0.123456789")
    visit.page.keyboard.type("4")
    expect(field(visit)).to_have_value("4")


def test_a_text_that_is_no_number_stays_with_the_reason_and_changes_nothing(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    before = numbers_in(visit)
    visit.in_picture("weight.2.1.0").click()
    for text, told in UNREADABLE.items():
        for key in ["Enter", "Tab"]:
            field(visit).fill("0.5")
            expect(reason(visit)).to_have_count(0)
            field(visit).fill(text)
            visit.press(key)
            expect(reason(visit)).to_contain_text(told)
            expect(field(visit)).to_have_value(text)
            expect(field(visit)).to_have_attribute("aria-invalid", "true")
            expect(field(visit)).to_have_accessible_description(re.compile(told))
            assert numbers_in(visit) == before
    field(visit).fill("0.25")
    visit.press("Enter")
    expect(visit.in_picture("weight.2.1.0")).to_have_text("0.25")


@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (360, 640)])
def test_a_reason_is_read_whole_wherever_the_number_stands(
    visit: Visit, size: tuple[int, int]
) -> None:
    width, height = size
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.open()
    visit.choose("Mazur 2-2-2")
    refs = [f"input.{at}" for at in (0, 1)] + [f"target.{at}" for at in (0, 1)]
    refs += ["weight.1.0.0", "weight.1.1.1", "weight.2.0.1", "weight.2.1.1", "bias.1.1", "bias.2.1"]
    for ref in refs:
        visit.in_picture(ref).click()
        field(visit).fill("abc")
        visit.press("Enter")
        told = reason(visit).bounding_box()
        within = visit.page.locator(".picture").bounding_box()
        assert told is not None
        assert within is not None
        assert told["x"] >= within["x"], ref
        assert told["x"] + told["width"] <= within["x"] + within["width"], ref
        assert told["y"] + told["height"] <= within["y"] + within["height"], ref
        visit.press("Escape")


def test_a_value_that_the_server_refuses_stays_with_the_servers_reason(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    before = numbers_in(visit)
    visit.in_picture("target.1").click()
    field(visit).fill("1e200")
    visit.press("Enter")
    expect(reason(visit)).to_contain_text("L₂ of sample 1 is not finite")
    expect(field(visit)).to_have_value("1e200")
    assert numbers_in(visit) == before
    visit.press("Escape")
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert_told_only(visit, "422")


def test_a_value_typed_while_the_server_is_away_stays_until_it_is_back(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("input.0").click()
    field(visit).fill("0.5")
    visit.page.context.set_offline(True)
    visit.press("Enter")
    expect(reason(visit)).to_contain_text("The server does not answer")
    expect(field(visit)).to_have_value("0.5")
    assert_told_only(visit, "ERR_INTERNET_DISCONNECTED")
    visit.page.context.set_offline(False)
    visit.press("Enter")
    expect(visit.in_picture("input.0")).to_have_text("0.5")
    expect(visit.page.get_by_role("alert")).to_have_count(0)


def test_a_field_that_is_left_takes_its_value(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("target.1").click()
    field(visit).fill("0.125")
    visit.page.get_by_role("button", name="Next", exact=True).focus()
    expect(visit.in_picture("target.1")).to_have_text("0.125")
    expect(field(visit)).to_have_count(0)
    expect(visit.page.get_by_role("button", name="Next", exact=True)).to_be_focused()


def test_a_click_on_another_number_takes_the_first_and_opens_the_other(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("input.0").click()
    wait_for_the_reader(visit)
    field(visit).fill("0.125")
    visit.in_picture("input.1").click()
    expect(visit.in_picture("input.0")).to_have_text("0.125")
    expect(field(visit)).to_have_count(1)
    expect(field(visit)).to_be_focused()
    field(visit).fill("-0.625")
    visit.press("Enter")
    expect(visit.in_picture("input.1")).to_have_text("−0.625")
    expect(visit.in_picture("input.0")).to_have_text("0.125")


def test_a_click_on_another_number_does_not_lose_a_value_that_is_refused(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("input.0").click()
    wait_for_the_reader(visit)
    field(visit).fill("0.5.5")
    visit.in_picture("input.1").click()
    expect(reason(visit)).to_be_visible()
    expect(field(visit)).to_have_value("0.5.5")
    expect(field(visit)).to_be_focused()


def test_a_number_of_a_batch_is_that_of_the_sample_on_show(visit: Visit) -> None:
    problem = network([2, 2, 1], samples=3)
    visit.open_problem(problem)
    second = next(s["index"] for s in visit.trace(problem)["steps"] if s["sample"] == 1)
    visit.go_to(second + 1)
    edit(visit, "input.0", "0.75")
    visit.wait_for(second + 1)
    expect(visit.in_picture("input.0")).to_have_text("0.75")
    problem["samples"][1]["input"][0] = 0.75
    assert_right_to_the_end(visit, problem)


def test_an_edit_of_a_value_to_itself_is_no_change(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("input.0").click()
    field(visit).fill(field(visit).input_value() + "0")
    visit.press("Enter")
    expect(field(visit)).to_have_count(0)
    expect(visit.page.get_by_role("button", name="Undo")).to_be_disabled()
