"""The gradient check in the page: a row and a dot for each gradient, of the problem on show."""

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.networks import network
from tests.browser.visit import Visit, link_to


def test_the_gradient_check_has_a_row_and_a_dot_for_every_gradient(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Check", exact=True).click()
    check = visit.page.get_by_role("region", name="Gradient check")
    expect(check.locator("tbody tr")).to_have_count(12)
    expect(check.locator(".dot")).to_have_count(12)
    expect(check.get_by_role("img")).to_have_attribute(
        "aria-label",
        "Relative errors of 12 gradients: 12 good, 0 fine, 0 suspicious, 0 wrong.",
    )
    assert violations(visit.page) == []


def test_the_gradient_check_follows_an_edit_and_tells_of_kinks(visit: Visit) -> None:
    visit.open_problem(network([2, 2, 1], activation="relu"))
    visit.page.get_by_role("button", name="Check", exact=True).click()
    check = visit.page.get_by_role("region", name="Gradient check")
    expect(check).to_contain_text("central differences")
    expect(check).to_contain_text("kink")
    visit.page.evaluate("hash => { location.hash = hash }", link_to(network([1, 1])))
    expect(check.locator("tbody tr")).to_have_count(2)
    expect(check).to_contain_text("complex step")
