"""Printed numbers of a published example, checked beside the network."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.practising import numbers_of_mazur
from tests.browser.visit import Visit, assert_told_only


def printed(visit: Visit) -> Locator:
    """Open Mazur's network to check its printed numbers; the part that does."""
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.page.get_by_role("button", name="Check", exact=True).click()
    return visit.page.get_by_role("region", name="Printed numbers")


def check(part: Locator, lines: str) -> None:
    part.get_by_label("Numbers as printed").fill(lines)
    part.get_by_role("button", name="Check them").click()


def test_the_numbers_of_the_source_are_filled_in_and_its_odd_losses_explained(
    visit: Visit,
) -> None:
    part = printed(visit)
    part.get_by_role("button", name="Fill in those of Mazur 2-2-2").click()
    part.get_by_role("button", name="Check them").click()
    expect(part.get_by_role("status")).to_contain_text(
        "Two of the 20 printed numbers differ", timeout=30_000
    )
    expect(part.locator("td.said-agrees")).to_have_count(18)
    expect(part.get_by_role("row", name=re.compile("differs L after 1 "))).to_contain_text(
        "0.291027774"
    )
    expect(part).to_contain_text("“Updated weights used”")
    expect(part).to_contain_text("9,999")
    assert violations(visit.page) == []


def test_a_line_that_is_no_number_is_named_and_the_others_are_checked(visit: Visit) -> None:
    part = printed(visit)
    check(part, "net h₁ = 0.3775\nfoo = 1\nδ o₁ = -0.138498562\ndE/du11 = -0.082167041")
    expect(part.get_by_role("alert")).to_have_text(re.compile("^Line 2: “foo”"))
    expect(part.get_by_role("status")).to_contain_text("“Sign flipped”")
    expect(part.locator("td.said-differs")).to_have_count(2)


def test_a_number_that_differs_is_called_as_the_reader_called_it(visit: Visit) -> None:
    part = printed(visit)
    check(part, "δ o₁ = 0.9")
    expect(part.get_by_role("status")).to_contain_text("The printed number differs: δ o₁.")


def test_a_number_leads_to_its_step_by_keyboard_and_what_was_said_stays(visit: Visit) -> None:
    part = printed(visit)
    check(part, "δ o₁ = 0.1384")
    expect(part).to_contain_text("cut off, not rounded")
    part.get_by_role("button", name="δ o₁").press("Enter")
    expect(visit.page.get_by_role("heading", name="δ of o₁")).to_be_visible()
    visit.page.get_by_role("button", name="Check", exact=True).click()
    expect(part).to_contain_text("cut off, not rounded")


def test_what_was_found_is_in_view_and_a_number_leads_to_the_sample_that_was_checked(
    visit: Visit,
) -> None:
    visit.open()
    visit.choose("XOR 2-2-1")
    xor = next(each for each in visit.worked_examples() if each["id"] == "xor-2-2-1")
    steps = visit.trace(xor["problem"])["steps"]
    wanted = next(step for step in steps if step["sample"] == 2 and step["op"] == "delta")
    visit.go_to(wanted["index"] + 1)
    visit.page.get_by_role("button", name="Check", exact=True).click()
    part = visit.page.get_by_role("region", name="Printed numbers")
    check(part, "∂L⁽³⁾/∂u11 = 0.5")
    expect(part.get_by_role("status")).to_be_in_viewport()
    visit.press("Home")
    part.get_by_role("button", name="∂L⁽³⁾/∂u₁₁").click()
    (own,) = [
        step
        for step in steps
        if step["sample"] == 2 and step["writes"][0]["ref"] == "weight_gradient.2.0.0"
    ]
    visit.wait_for(own["index"] + 1)


def test_what_was_said_of_one_problem_is_not_shown_beside_another(visit: Visit) -> None:
    part = printed(visit)
    check(part, "L = 0.298371109")
    expect(part.get_by_role("status")).to_have_text("The printed number agrees.")
    visit.choose("ReLU 2-2-1")
    expect(part.get_by_role("status")).to_have_count(0)
    expect(part.get_by_label("Numbers as printed")).to_have_value("L = 0.298371109")


def test_while_the_server_is_away_it_says_so_and_can_be_asked_again(visit: Visit) -> None:
    part = printed(visit)
    visit.page.route("**/api/practice/published", lambda route: route.abort())
    check(part, "L = 0.298371109")
    expect(part.get_by_role("alert")).to_contain_text("The server does not answer.")
    visit.page.unroute("**/api/practice/published")
    part.get_by_role("button", name="Try again").click()
    expect(part.get_by_role("status")).to_have_text("The printed number agrees.")
    assert_told_only(visit, "ERR_FAILED")


TO_UNIT = "w12 leads to unit 1 from unit 2, all counted from 1"
FROM_UNIT = "w12 leads from unit 1 to unit 2"


def test_names_that_are_meant_in_another_way_are_asked_for_once_and_the_choice_is_kept(
    visit: Visit,
) -> None:
    part = printed(visit)
    lines = swapped_gradients(visit)
    check(part, lines)
    asked = part.get_by_role("group", name="How are the names meant?")
    expect(asked.get_by_role("radio", name=TO_UNIT)).to_be_checked()
    expect(asked.get_by_role("radio", name=FROM_UNIT)).to_have_accessible_name(
        f"{FROM_UNIT} 2 of 2 right: the numbers favour this"
    )
    assert violations(visit.page) == []
    asked.get_by_role("radio", name=FROM_UNIT).click()
    expect(part.get_by_role("status")).to_have_text("Both printed numbers agree.")
    chosen = part.get_by_role("group", name="The names are meant so")
    expect(chosen.get_by_role("radio", name=FROM_UNIT)).to_be_checked()
    expect(chosen.get_by_role("radio", name=FROM_UNIT)).to_be_focused()
    visit.page.reload()
    visit.page.get_by_role("button", name="Check", exact=True).click()
    check(part, lines)
    expect(part.get_by_role("status")).to_have_text("Both printed numbers agree.")
    chosen.get_by_role("radio", name=FROM_UNIT).press("ArrowUp")
    expect(part.get_by_role("status")).to_contain_text("Both printed numbers differ.")


def test_nothing_is_asked_of_names_that_can_be_meant_in_one_way(visit: Visit) -> None:
    part = printed(visit)
    check(part, "δ o₁ = 0.138498562\nL = 0.298371109")
    expect(part.get_by_role("status")).to_have_text("Both printed numbers agree.")
    expect(part.get_by_role("radio")).to_have_count(0)


def swapped_gradients(visit: Visit) -> str:
    """Both gradients that w12 may be of, named from the source to the unit."""
    numbers = numbers_of_mazur(visit)
    first, second = (numbers[f"weight_gradient.1.{at}"] for at in ("1.0", "0.1"))
    return f"dE/dw12 = {first:.7f}\ndE/dw21 = {second:.7f}"
