"""Targets that are shares of 1, as softmax with cross-entropy asks for, changed in the picture."""

from playwright.sync_api import expect

from tests.browser.editing import edit, field, reason
from tests.browser.visit import Visit


def test_beside_a_target_of_1_the_other_classes_become_0_which_is_said_and_undone(
    visit: Visit,
) -> None:
    visit.open()
    visit.choose("Softmax 2-3-3")
    before = [visit.in_picture(f"target.{at}").text_content() or "" for at in range(3)]
    at = before.index("0")
    edit(visit, f"target.{at}", "1")
    for other in range(3):
        expect(visit.in_picture(f"target.{other}")).to_have_text("1" if other == at else "0")
    expect(visit.page.locator(".toast")).to_contain_text("Changed with it:")
    visit.page.get_by_role("button", name="Undo", exact=True).click()
    for other in range(3):
        expect(visit.in_picture(f"target.{other}")).to_have_text(before[other])
    expect(visit.page.locator(".toast")).to_contain_text(f"y{'₁₂₃'[before.index('1')]} is 1.")


def test_shares_that_do_not_add_up_to_1_are_refused_in_words(visit: Visit) -> None:
    visit.open()
    visit.choose("Softmax 2-3-3")
    at = [visit.in_picture(f"target.{at}").text_content() for at in range(3)].index("0")
    visit.in_picture(f"target.{at}").click()
    field(visit).fill("0.4")
    visit.press("Enter")
    expect(reason(visit)).to_contain_text("add up to 1.4, not to 1. Type 1 for the right class")
    expect(field(visit)).to_have_value("0.4")
    visit.press("Escape")
