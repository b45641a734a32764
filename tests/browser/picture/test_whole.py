"""A network too large for all its numbers is seen whole, with the numbers of what is at work."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.boxes import assert_labels_have_room
from tests.browser.networks import network
from tests.browser.visit import Visit


def units(visit: Visit, layer: int) -> Locator:
    return visit.picture.locator(f'.unit[data-place^="unit.{layer}."]')


def button(visit: Visit, name: str) -> Locator:
    return visit.page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("window", [(390, 844), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("sizes", [(2, 8, 2), (3, 16, 2), (64, 32, 10)])
def test_every_unit_of_a_large_layer_is_in_sight(
    visit: Visit, sizes: Sequence[int], window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    problem = network(sizes)
    visit.open_problem(problem)
    for share in (0.1, 0.4, 0.9):
        visit.go_to(round(share * visit.total))
        visit.page.mouse.move(5, 5)
        for layer, size in enumerate(sizes):
            expect(units(visit, layer)).to_have_count(size)
            expect(units(visit, layer).first).to_be_in_viewport(ratio=1)
            expect(units(visit, layer).last).to_be_in_viewport(ratio=1)
        assert_labels_have_room(visit)


def test_of_a_layer_of_dots_the_unit_at_work_has_its_numbers(visit: Visit) -> None:
    problem = network([4, 64, 3])
    visit.open_problem(problem)
    steps = visit.trace(problem)["steps"]
    visit.set_grain("Number")
    visit.press("ArrowRight", 20)
    visit.wait_for(20)
    step = steps[19]
    assert step["op"] == "net"
    number = visit.in_picture(step["result"])
    expect(number).to_be_visible()
    expect(visit.picture.locator('tspan[data-ref^="net.1."]')).to_have_count(1)
    expect(units(visit, 1)).to_have_count(64)


def test_what_is_pointed_at_is_told_and_so_are_its_edges(visit: Visit) -> None:
    visit.open_problem(network([20, 40, 3]))
    visit.press("End")
    visit.wait_for(visit.total)
    visit.picture.locator('[data-place="unit.1.7"]').hover()
    expect(visit.page.locator(".story h2")).to_have_text("h₈")
    expect(visit.picture.locator('line.on-path[data-place^="edge.2."]')).to_have_count(3)


def test_the_numbers_of_some_units_are_one_press_away_and_so_is_the_whole(visit: Visit) -> None:
    visit.open_problem(network([2, 20, 2], biases=False))
    visit.use()
    expect(units(visit, 1)).to_have_count(20)
    button(visit, "Numbers").click()
    expect(visit.picture.get_by_role("button", name="more unit").first).to_be_visible()
    assert units(visit, 1).count() < 20
    button(visit, "All units").click()
    expect(units(visit, 1)).to_have_count(20)


def test_where_all_have_room_with_their_numbers_there_is_no_choice(visit: Visit) -> None:
    visit.open()
    visit.use()
    expect(button(visit, "Fit")).to_be_visible()
    expect(button(visit, "Numbers")).to_have_count(0)
    expect(button(visit, "All units")).to_have_count(0)


def test_an_input_of_many_is_changed_where_it_stands(visit: Visit) -> None:
    visit.open_problem(network([40, 3]))
    visit.in_picture("input.30").click()
    field = visit.page.get_by_role("textbox", name="Your value of x₃₁")
    field.fill("0.625")
    visit.press("Enter")
    expect(field).to_have_count(0)
    visit.page.mouse.move(5, 5)
    visit.picture.locator('[data-place="unit.0.30"]').hover()
    expect(visit.page.locator(".story")).to_contain_text("0.625")
    visit.press("u")
    expect(visit.page.locator(".story")).not_to_contain_text("0.625")


def test_edges_are_counted_in_whole_numbers_whatever_the_digits_of_others(visit: Visit) -> None:
    visit.open_problem(network([64, 64, 10]))
    note = visit.picture.locator("text.note")
    expect(note).to_have_text("the 3,000 strongest of 4,736 edges")


@pytest.mark.parametrize("width", [390, 360, 320])
def test_on_a_phone_the_strip_below_the_picture_is_one_row(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.open_problem(network([64, 64, 10]))
    expect(button(visit, "Numbers")).to_be_visible()
    boxes = visit.page.locator(".zoom").locator("button, select").all()
    tops = {round(box["y"]) for each in boxes if (box := each.bounding_box())}
    assert len(boxes) == 5
    assert max(tops) - min(tops) < 6
