"""All questions at once: a worksheet on the screen, with the picture beside it."""

from playwright.sync_api import Locator, expect

from tests.browser.practising import answer, practise
from tests.browser.visit import Visit


def all_at_once(visit: Visit) -> Locator:
    """Mazur's network with all its questions; the practice panel."""
    panel = practise(visit)
    panel.get_by_role("button", name="All at once").click()
    expect(panel.get_by_role("heading", name="Forward pass")).to_be_visible()
    return panel


def test_questions_stand_in_the_parts_of_the_work_with_how_many_are_found(visit: Visit) -> None:
    panel = all_at_once(visit)
    titles = panel.locator(".part h3").all_text_contents()
    assert titles == [
        "Forward pass 0 of 8",
        "Loss 0 of 3",
        "Backward pass 0 of 12",
        "Gradients 0 of 12",
        "Update 0 of 8",
    ]
    answer(panel, "net h₁", "0.3775")
    expect(panel.get_by_role("heading", name="Forward pass")).to_contain_text("1 of 8")


def test_they_stand_in_two_columns_and_none_moves_when_it_gets_the_focus(visit: Visit) -> None:
    panel = all_at_once(visit)
    fields = panel.locator(".part").first.get_by_role("textbox")
    before = [field.bounding_box() for field in fields.all()]
    lefts = {box["x"] for box in before if box}
    assert len(lefts) == 2
    fields.nth(3).focus()
    expect(visit.picture.locator(".result")).not_to_have_count(0)
    assert [field.bounding_box() for field in fields.all()] == before


def test_the_picture_marks_the_number_in_focus_and_what_it_needs(visit: Visit) -> None:
    panel = all_at_once(visit)
    panel.get_by_role("textbox", name="δ h₁ =", exact=True).focus()
    needed = visit.picture.locator(".read [data-ref]")
    expect(visit.picture.locator(".result [data-ref]")).to_have_attribute("data-ref", "delta.1.0")
    expect(needed).to_have_count(2)
    refs = {each.get_attribute("data-ref") for each in needed.all()}
    assert refs == {"error.1.0", "slope.1.0"}  # δ_j = ∂L/∂h_j · g′(net_j)
    visit.show("This step")
    expect(visit.picture.locator(".read")).to_have_count(0)


def test_enter_goes_on_in_the_order_of_the_sheet(visit: Visit) -> None:
    panel = all_at_once(visit)
    # The trace goes on from δ o₂ to the gradients; a worksheet has them after the backward pass.
    answer(panel, "δ o₂", "-0.0381")
    expect(panel.get_by_role("textbox", name="∂L/∂h₁ =", exact=True)).to_be_focused()


def test_on_a_phone_a_line_says_what_the_number_needs(visit: Visit) -> None:
    panel = all_at_once(visit)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    answer(panel, "h₁", "0.5933")
    panel.get_by_role("textbox", name="net o₁ =", exact=True).focus()
    line = panel.locator(".needs")
    expect(line).to_be_visible()
    expect(line).to_contain_text("h₁ = 0.5933")
    expect(line).to_contain_text("h₂ (not found yet)")
    expect(line).to_contain_text("u₁₁ = 0.4")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_practice_comes_back_where_it_was_left_also_after_a_reload(visit: Visit) -> None:
    panel = all_at_once(visit)
    last = panel.get_by_role("textbox", name="u₂₂ new =", exact=True)
    last.focus()
    expect(visit.picture.locator(".read")).not_to_have_count(0)
    visit.show("This step")
    visit.show("Practice")
    expect(last).to_be_in_viewport()
    visit.page.reload()
    visit.page.get_by_role("button", name="Practice").click()
    expect(last).to_be_in_viewport()
