"""The arrow keys change a number in its field, and the pointer drags it there: all follows."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.networks import with_number
from tests.browser.picture.scrubbing import changed, written
from tests.browser.visit import Visit


def open_field(visit: Visit, ref: str) -> Locator:
    visit.in_picture(ref).click()
    field = visit.page.get_by_role("textbox", name="Your value of")
    expect(field).to_be_focused()
    return field


@pytest.mark.parametrize(
    ("ref", "keys", "value"),
    [
        ("weight.1.0.0", ["ArrowUp"] * 3, 0.53),
        ("weight.1.0.0", ["ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown"], 0.508),
        ("input.1", ["ArrowDown"] * 60, -1.1),
    ],
)
def test_what_is_computed_follows_the_arrow_keys_in_a_field_and_a_series_is_one_undo(
    visit: Visit, ref: str, keys: list[str], value: float
) -> None:
    visit.open()
    visit.go_to(13)
    before, old = (visit.in_picture(each).text_content() or "" for each in ("loss", ref))
    loss = written(visit, with_number(visit.worked_examples()[0]["problem"], 0, ref, value), "loss")
    field = open_field(visit, ref)
    for key in keys:
        field.press(key)
    expect(field).to_have_value(str(value))
    expect(visit.in_picture("loss")).to_have_text(loss)
    expect(changed(visit)).to_contain_text(f"L {before} → {loss}")
    field.press("Enter")
    expect(field).to_have_count(0)
    visit.press("u")
    expect(visit.in_picture(ref)).to_have_text(old)
    expect(visit.in_picture("loss")).to_have_text(before)
    expect(visit.page.get_by_role("button", name="Undo").first).to_be_disabled()


def test_a_number_typed_after_the_arrow_keys_is_one_undo_with_them(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    before = visit.in_picture("loss").text_content() or ""
    field = open_field(visit, "weight.1.0.0")
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(visit.in_picture("loss")).not_to_have_text(before)
    field.fill("0.9")
    field.press("Enter")
    expect(field).to_have_count(0)
    expect(changed(visit)).to_contain_text("0.5 → 0.9")
    expect(changed(visit)).to_contain_text(f"L {before} →")
    visit.press("u")
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.5")
    expect(visit.in_picture("loss")).to_have_text(before)
    expect(visit.page.get_by_role("button", name="Undo").first).to_be_disabled()


def test_escape_gives_back_what_the_arrow_keys_changed(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    before = visit.in_picture("loss").text_content() or ""
    field = open_field(visit, "weight.1.0.0")
    for _ in range(5):
        field.press("ArrowUp")
    expect(visit.in_picture("loss")).not_to_have_text(before)
    field.press("Escape")
    expect(visit.in_picture("weight.1.0.0")).to_have_text("0.5")
    expect(visit.in_picture("loss")).to_have_text(before)


def test_the_arrow_keys_leave_what_is_no_plain_number_alone(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    field = open_field(visit, "weight.1.0.0")
    for text in ("1/3", "", "0.5e"):
        field.fill(text)
        field.press("ArrowUp")
        expect(field).to_have_value(text)
    visit.show("Network")
    units = visit.page.get_by_label("Units of the hidden layer")
    old = units.input_value()
    units.press("ArrowUp")
    expect(units).to_have_value(old)


def rate_at_the_end(visit: Visit, more: float) -> tuple[Locator, float, str, str]:
    """The field of η at the first example's end, its η, and an updated weight by it and by more."""
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    old = visit.in_picture("updated_weight.1.0.0").text_content() or ""
    visit.show("Network")
    rate = visit.page.get_by_label("Learning rate η")
    first = float(rate.input_value())
    problem = visit.worked_examples()[0]["problem"]
    problem["optimizer"] = {"name": "sgd", "learning_rate": round(first + more, 6)}
    new = written(visit, problem, "updated_weight.1.0.0")
    assert new != old
    return rate, first, old, new


def test_the_arrow_keys_change_the_learning_rate_and_escape_gives_it_back(visit: Visit) -> None:
    rate, first, old, new = rate_at_the_end(visit, 0.02)
    rate.press("ArrowUp")
    rate.press("ArrowUp")
    expect(rate).to_have_value(str(round(first + 0.02, 6)))
    expect(visit.in_picture("updated_weight.1.0.0")).to_have_text(new)
    rate.press("Escape")
    expect(rate).to_have_value(f"{first:g}")
    expect(visit.in_picture("updated_weight.1.0.0")).to_have_text(old)
    expect(visit.page.get_by_role("button", name="Undo").first).to_be_disabled()


def test_the_learning_rate_is_dragged_as_one_undo_and_a_click_is_for_its_text(
    visit: Visit,
) -> None:
    rate, first, old, new = rate_at_the_end(visit, 0.2)
    rate.scroll_into_view_if_needed()
    box = rate.bounding_box()
    assert box is not None
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    mouse = visit.page.mouse
    mouse.move(x, y)
    mouse.down()
    for way in (4, 9, 14, 24):
        mouse.move(x + way, y)
    expect(rate).to_have_value(str(round(first + 0.2, 6)))
    mouse.up()
    expect(rate).not_to_be_focused()
    expect(visit.in_picture("updated_weight.1.0.0")).to_have_text(new)
    rate.click()
    expect(rate).to_be_focused()
    rate.blur()
    visit.press("u")
    expect(rate).to_have_value(f"{first:g}")
    expect(visit.in_picture("updated_weight.1.0.0")).to_have_text(old)
    expect(visit.page.get_by_role("button", name="Undo").first).to_be_disabled()
