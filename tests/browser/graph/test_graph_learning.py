"""A graph learns: iterations, the curve, the optimizer, and the gradient check."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.conftest import new_visit
from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.menus import shared
from tests.browser.visit import Visit


def learning(visit: Visit) -> None:
    """The circuit at its end, with its learning beside it."""
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.show("Learn")
    expect(visit.page.get_by_role("group", name="What learns")).to_be_visible()


def test_an_iteration_moves_the_given_numbers_against_their_gradients(visit: Visit) -> None:
    learning(visit)
    aside = visit.page.locator("aside")
    expect(aside).to_contain_text("Iteration 1 starts at f = −12")
    aside.get_by_role("button", name="Next iteration").click()
    # By hand: x + 0.1 · 4, y + 0.1 · 4, z − 0.1 · 3; q = 3.8 and f = 3.8 · (−4.3).
    expect(aside).to_contain_text("Iteration 2 starts at f = −16.34")
    assert [shown(visit, f"value.{name}") for name in "xyzqf"] == [
        *("−1.6", "5.4", "−4.3"),
        *("3.8", "−16.34"),
    ]
    assert visit.cursor == 7
    expect(visit.page.get_by_role("status").filter(has_text="1 iteration: f from")).to_have_text(
        "1 iteration: f from −12 to −16.34."
    )
    aside.get_by_role("button", name="Initial values").click()
    expect(visit.in_picture("value.f")).to_have_text("−12")


def test_many_iterations_draw_the_curve_and_any_of_them_is_gone_back_to(visit: Visit) -> None:
    learning(visit)
    aside = visit.page.locator("aside")
    aside.get_by_role("button", name="10", exact=True).click()
    expect(aside).to_contain_text("Iteration 11 starts at")
    expect(aside.get_by_role("img", name=re.compile("The loss over 11 iterations"))).to_be_visible()
    aside.get_by_role("slider", name="Go to iteration").fill("2")
    expect(visit.in_picture("value.f")).to_have_text("−16.34")


def test_a_link_brings_back_the_run_with_its_curve_and_optimizer(
    visit: Visit, browser: Browser, server: str
) -> None:
    learning(visit)
    aside = visit.page.locator("aside")
    aside.get_by_role("button", name="10", exact=True).click()
    expect(aside).to_contain_text("Iteration 11 starts at")
    field = visit.page.get_by_label("Learning rate η")
    field.fill("0.01")
    field.press("Enter")
    aside.get_by_role("button", name="Next iteration").click()
    expect(aside).to_contain_text("Iteration 12 starts at")
    result = shown(visit, "value.f")
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_have_text(
        "Link copied. It opens exactly this. Embed it…"
    )
    with new_visit(browser, server) as other:
        other.page.goto(link)
        there = other.page.locator("aside")
        expect(there).to_contain_text("Iteration 12 starts at")
        assert shown(other, "value.f") == result
        expect(other.page.get_by_label("Learning rate η")).to_have_value("0.01")
        there.get_by_role("slider", name="Go to iteration").fill("2")
        expect(other.in_picture("value.f")).to_have_text("−16.34")
        there.get_by_role("button", name="Initial values").click()
        expect(other.in_picture("value.f")).to_have_text("−12")


def test_a_link_brings_back_an_optimizer_that_has_not_run_yet(
    visit: Visit, browser: Browser, server: str
) -> None:
    learning(visit)
    field = visit.page.get_by_label("Learning rate η")
    field.fill("0.03")
    field.press("Enter")
    # A chosen optimizer has its update as steps.
    expect(visit.app).to_have_attribute("data-total", "10")
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_have_text(
        "Link copied. It opens exactly this. Embed it…"
    )
    with new_visit(browser, server) as other:
        other.page.goto(link)
        expect(other.page.get_by_label("Learning rate η")).to_have_value("0.03")
        expect(other.page.locator("aside")).to_contain_text("Iteration 1 starts at f = −12")
        assert other.cursor == 7


def test_only_what_is_chosen_learns_and_something_has_to(visit: Visit) -> None:
    learning(visit)
    aside = visit.page.locator("aside")
    learns = aside.get_by_role("group", name="What learns")
    for name in "xy":
        learns.get_by_role("checkbox", name=name).click()
        expect(learns.get_by_role("checkbox", name=name)).not_to_be_checked()
    learns.get_by_role("checkbox", name="z").click()
    expect(learns.get_by_role("alert")).to_have_text("One array at least has to learn.")
    visit.press("n")
    # z − 0.1 · 3 alone: f = 3 · (−4.3).
    expect(visit.in_picture("value.f")).to_have_text("−12.9")
    assert shown(visit, "value.x") == "−2"


def test_a_rate_that_cannot_be_is_refused_where_it_was_typed(visit: Visit) -> None:
    learning(visit)
    field = visit.page.get_by_label("Learning rate η")
    field.fill("-1")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(visit.page.get_by_role("alert")).to_contain_text("a number, 0 or more")
    visit.failing.add("422")


def test_what_grows_too_large_stops_and_says_so(visit: Visit) -> None:
    learning(visit)
    field = visit.page.get_by_label("Learning rate η")
    field.fill("1e200")
    field.press("Enter")
    expect(field).to_have_value("1e+200")
    expect(field).to_have_attribute("aria-busy", "false")
    visit.page.get_by_role("button", name="100", exact=True).click()
    expect(visit.page.get_by_role("alert")).to_contain_text("Use a smaller learning rate")
    assert shown(visit, "value.f") == "−12"


def test_the_gradients_of_a_graph_are_checked_once_that_is_wanted(visit: Visit) -> None:
    learning(visit)
    assert not any("gradient-check" in address for address in visit.asked)
    visit.page.get_by_text("Are these gradients right?").click()
    check = visit.page.get_by_role("region", name="Gradient check")
    expect(check).to_contain_text("the complex step: the given number moves")
    expect(check.locator("tbody tr")).to_have_count(3)
    expect(check.locator("tbody tr", has_text="x")).to_contain_text("✓")


def test_axe_finds_nothing_wrong_with_learning_on_a_graph(visit: Visit) -> None:
    learning(visit)
    visit.page.get_by_role("button", name="10", exact=True).click()
    expect(visit.page.locator("aside")).to_contain_text("Iteration 11")
    visit.page.get_by_text("Are these gradients right?").click()
    expect(visit.page.get_by_role("region", name="Gradient check")).to_contain_text("✓")
    assert violations_in_both_themes(visit.page) == []
