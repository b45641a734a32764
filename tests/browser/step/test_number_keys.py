"""The numbers of formulas and tables by the keyboard: one after another, and to their steps."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.menus import choose
from tests.browser.pointed import DELTA, LOOKS, READS, go_to_delta, joined_in_batch
from tests.browser.visit import Visit


def formula(visit: Visit) -> Locator:
    """The box of this step's formula."""
    return visit.page.get_by_role("group", name="Formula", exact=True)


def computed(visit: Visit) -> dict[str, int]:
    """The cursor at which each number of the first example has just been computed."""
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    return {write["ref"]: step["index"] + 1 for step in steps for write in step["writes"]}


def focused(visit: Visit) -> Locator:
    """What has the focus."""
    return visit.page.locator(":focus")


def test_down_and_up_go_from_number_to_number_and_back_to_the_formula(visit: Visit) -> None:
    go_to_delta(visit)
    formula(visit).focus()
    numbers = formula(visit).locator("[data-ref]")
    assert numbers.count() > 2
    for number in numbers.all():
        visit.press("ArrowDown")
        expect(number).to_be_focused()
    visit.press("ArrowUp")
    expect(numbers.nth(-2)).to_be_focused()
    visit.press("ArrowDown", 2)
    expect(formula(visit)).to_be_focused()
    visit.press("ArrowUp")
    expect(numbers.last).to_be_focused()
    visit.press("Escape")
    expect(formula(visit)).to_be_focused()


def test_a_formula_is_one_place_for_tab(visit: Visit) -> None:
    go_to_delta(visit)
    formula(visit).focus()
    visit.press("Tab")
    expect(visit.page.get_by_role("button", name="Copy LaTeX")).to_be_focused()
    formula(visit).focus()
    visit.press("ArrowDown", 2)
    visit.press("Tab")
    expect(visit.page.get_by_role("button", name="Copy LaTeX")).to_be_focused()


def test_the_number_with_the_focus_lights_up_in_the_picture(visit: Visit) -> None:
    go_to_delta(visit)
    visit.page.mouse.move(5, 5)
    before = {ref: visit.in_picture(ref).evaluate(LOOKS) for ref in READS}
    reach(visit, formula(visit), READS[0])
    assert visit.in_picture(READS[0]).evaluate(LOOKS) != before[READS[0]]
    assert visit.in_picture(READS[1]).evaluate(LOOKS) == before[READS[1]]
    visit.press("Escape")
    assert visit.in_picture(READS[0]).evaluate(LOOKS) == before[READS[0]]


def test_enter_leads_to_the_step_of_the_number_and_backspace_back(visit: Visit) -> None:
    go_to_delta(visit)
    cursors = computed(visit)
    for ref in READS:
        reach(visit, formula(visit), ref)
        visit.press("Enter")
        visit.wait_for(cursors[ref])
        expect(formula(visit)).to_be_focused()
        visit.press("Backspace")
        visit.wait_for(cursors[DELTA])


def test_the_arrows_step_on_from_a_number_and_leave_the_focus_to_its_formula(visit: Visit) -> None:
    go_to_delta(visit)
    at = visit.cursor
    visit.set_grain("Number")
    for key, to in (("ArrowRight", at + 1), ("ArrowLeft", at)):
        formula(visit).focus()
        visit.press("ArrowDown")
        visit.press(key)
        visit.wait_for(to)
        expect(formula(visit)).to_be_focused()


def test_each_number_says_its_name_and_where_it_comes_from(visit: Visit) -> None:
    go_to_delta(visit)
    cursors = computed(visit)
    for ref in READS:
        reach(visit, formula(visit), ref)
        name = focused(visit).get_attribute("aria-label") or ""
        assert name.endswith(f", step {cursors[ref]}")
        assert (focused(visit).text_content() or "") in name
        assert name in names_heard(visit)
        assert violations(visit.page, ".formula-box") == []
        visit.press("Escape")
        assert name not in names_heard(visit)
    reach(visit, formula(visit), DELTA)
    assert (focused(visit).get_attribute("aria-label") or "").endswith(", this step")
    visit.go_to(1)
    reach(visit, formula(visit), "input.0")
    assert (focused(visit).get_attribute("aria-label") or "").endswith(", given")


def test_a_number_of_another_sample_says_which_and_leads_there(visit: Visit) -> None:
    joined, _, own = joined_in_batch(visit)
    for sample, cursor in enumerate(own):
        visit.go_to(joined)
        formula(visit).focus()
        terms = formula(visit).locator(f'[data-sample="{sample}"]')
        visit.press("ArrowDown")
        while terms.first.evaluate("term => term !== document.activeElement"):
            visit.press("ArrowDown")
        assert f"of sample {sample + 1} " in (focused(visit).get_attribute("aria-label") or "")
        visit.press("Enter")
        visit.wait_for(cursor)


@pytest.mark.parametrize("where", ["Matrix", "Check", "Network as tables"])
def test_the_numbers_elsewhere_lead_by_the_keyboard_too(visit: Visit, where: str) -> None:
    go_to_delta(visit)
    cursors = computed(visit)
    page = visit.page
    if where == "Matrix":
        page.get_by_role("tab", name=where).click()
        box, ref = page.get_by_role("group", name="As matrices"), READS[1]
    elif where == "Check":
        page.get_by_role("button", name=where, exact=True).click()
        box = page.get_by_role("group", name="Gradients and their estimates")
        ref = "weight_gradient.1.1.0"
    else:
        choose(visit, "View", where)
        box, ref = page.get_by_role("region", name="The network as tables"), READS[1]
    reach(visit, box, ref)
    visit.press("Enter")
    expect(visit.app).to_have_attribute("data-cursor", str(cursors[ref]))
    expect(box).to_be_focused()


def names_heard(visit: Visit) -> list[str]:
    """The names of all that can have the focus, as the browser tells them to a screen reader."""
    session = visit.page.context.new_cdp_session(visit.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        node["name"]["value"]
        for node in nodes
        if any(each["name"] == "focusable" for each in node.get("properties", []))
    ]


def reach(visit: Visit, box: Locator, ref: str) -> None:
    """Go by the keyboard to the first number of that ref in the box."""
    box.focus()
    visit.press("ArrowDown")
    number = box.locator(f'[data-ref="{ref}"]').first
    for _ in range(box.locator("[data-ref]").count()):
        if number.evaluate("number => number === document.activeElement"):
            return
        visit.press("ArrowDown")
    raise AssertionError(f"{ref} was not reached")
