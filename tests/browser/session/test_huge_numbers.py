"""Any number of a float64 can be worked with on the page."""

from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.visit import Visit


def test_a_network_of_huge_and_tiny_numbers_is_stepped_through(visit: Visit) -> None:
    problem = network([2, 2, 1], activation="tanh", numbers=lambda at: (1e150, -1e-150)[at % 2])
    problem["samples"] = [{"input": [1e150, -1e-300], "target": [1e150]}]
    problem["optimizer"]["learning_rate"] = 0
    visit.open_problem(problem)
    visit.set_grain("Number")
    while visit.cursor < visit.total:
        before = visit.cursor
        visit.press("ArrowRight")
        visit.wait_for(before + 1)
    expect(visit.in_picture("updated_weight.1.0.0")).to_have_text("1e150")
    assert visit.told == []


def test_a_gradient_at_a_kink_is_shown_without_a_verdict(visit: Visit) -> None:
    problem = network([1, 1, 1], activation="relu", numbers=lambda _: 1.0)
    problem["network"]["layers"][0]["biases"] = [0.0]
    problem["samples"] = [{"input": [0.0], "target": [1.0]}]
    visit.open_problem(problem)
    visit.page.get_by_role("button", name="Check", exact=True).click()
    check = visit.page.get_by_role("region", name="Gradient check")
    expect(check.locator(".verdict")).to_contain_text("✓")
    expect(check.locator(".bands")).to_contain_text("a kink lies within the step")
    expect(check.get_by_role("row", name="bias of h₁")).to_contain_text("–")
    assert visit.told == []
