"""What the picture tells of a unit, an edge and a step, and the units that it has no room for."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing import edit
from tests.browser.networks import network
from tests.browser.visit import Visit


def story(visit: Visit) -> Locator:
    """What is told of the place that is pointed at."""
    return visit.page.locator(".story")


def test_a_unit_that_is_pointed_at_tells_its_values_and_its_paths_to_the_loss(
    visit: Visit,
) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    visit.in_picture("output.1.0").hover()
    expect(story(visit)).to_contain_text("h₁")
    for ref in ("net.1.0", "output.1.0", "delta.1.0"):
        expect(story(visit)).to_contain_text(visit.in_picture(ref).inner_html())
    expect(story(visit)).to_contain_text("reaches the loss on 2 paths")


def test_an_edge_that_is_pointed_at_tells_its_gradient_and_its_paths(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    visit.in_picture("weight_gradient.1.0.1").hover()
    expect(story(visit)).to_contain_text("w₁₂")
    gradient = visit.in_picture("weight_gradient.1.0.1").inner_html()
    expect(story(visit)).to_contain_text(gradient)
    expect(story(visit)).to_contain_text("reaches the loss on 2 paths")


def test_no_card_hides_what_a_number_changed_until_the_mouse_goes_on(visit: Visit) -> None:
    visit.open()
    visit.go_to(13)
    edit(visit, "weight.1.0.0", "0.77")
    expect(visit.page.locator("aside")).to_contain_text("you changed one number")
    expect(visit.page.locator(".ghosts text:not(.halo)")).not_to_have_count(0)
    expect(story(visit)).to_have_count(0)
    visit.in_picture("weight.1.0.1").hover()
    expect(story(visit)).to_contain_text("w₁₂")
    visit.in_picture("weight.1.0.0").hover()
    expect(story(visit)).to_contain_text("w₁₁")


def test_the_keyboard_goes_from_unit_to_unit(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("group", name="The network").focus()
    for name, paths in [("x₁", 6), ("x₂", 6), ("h₁", 2)]:
        visit.press("ArrowDown")
        expect(story(visit).get_by_role("heading")).to_have_text(name)
        expect(story(visit)).to_contain_text(f"on {paths} paths")
    visit.press("ArrowUp")
    expect(story(visit).get_by_role("heading")).to_have_text("x₂")


def test_each_step_is_announced_with_its_number(visit: Visit) -> None:
    visit.open()
    spoken = visit.page.locator("[aria-live=polite]")
    expect(spoken).to_have_text("")
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    visit.set_grain("Number")
    for at in (0, 1):
        visit.press("ArrowRight")
        expect(spoken).to_contain_text(f"{steps[at]['title']}. {steps[at]['text']} It is")
        written = visit.in_picture(steps[at]["result"]).inner_html()
        expect(spoken).to_contain_text(f"It is {written}.")


@pytest.mark.parametrize("by", ["a click", "the space bar"])
def test_units_that_there_is_no_room_for_are_brought_in(visit: Visit, by: str) -> None:
    visit.open_problem(network([3, 40, 2]))
    visit.use()
    visit.page.get_by_role("button", name="Numbers", exact=True).click()
    expect(visit.picture.get_by_role("button", name="more unit").first).to_be_visible()
    shown = visit.picture.locator("[data-ref^='net.1.']")
    before = shown.evaluate_all("all => all.map(e => e.dataset.ref)")
    assert len(before) < 40
    gap = visit.picture.get_by_role("button", name="more unit").last
    if by == "a click":
        gap.click()
    else:
        gap.focus()
        expect(gap).to_be_focused()
        visit.press(" ")
    expect(visit.in_picture(before[1])).to_have_count(0)
    after = shown.evaluate_all("all => all.map(e => e.dataset.ref)")
    assert set(after) - set(before)
    assert {before[0], before[-1]} <= set(after)
    visit.wait_for(0)


def test_of_a_batch_the_picture_says_whose_numbers_it_shows(visit: Visit) -> None:
    problem = network([2, 2, 1], samples=3)
    visit.open_problem(problem)
    of = visit.picture.locator(".headings .sample")
    expect(of).to_have_text("sample 1 of 3")
    second = next(s["index"] for s in visit.trace(problem)["steps"] if s["sample"] == 1)
    visit.go_to(second + 1)
    expect(of).to_have_text("sample 2 of 3")
    visit.open_problem(network([2, 2, 1]))
    expect(of).to_have_count(0)
