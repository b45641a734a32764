"""After iterations, another loss or update goes on and marks where; else a new run starts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editing import edit, show_network
from tests.browser.visit import Visit


def iterations(visit: Visit) -> Locator:
    return visit.page.get_by_role("region", name="Iterations")


def run_ten(visit: Visit) -> None:
    """Ten iterations from the open one."""
    visit.show("This step")
    iterations(visit).get_by_role("button", name="10", exact=True).click()


def another_rate(visit: Visit) -> None:
    rate = show_network(visit).get_by_label(re.compile("Learning rate"))
    rate.fill("0,1")
    rate.press("Enter")
    expect(rate).to_have_value("0.1")


def another_optimizer(visit: Visit) -> None:
    show_network(visit).get_by_label("Optimizer", exact=True).select_option(label="Adam")


def another_loss(visit: Visit) -> None:
    show_network(visit).get_by_label("Loss", exact=True).select_option("mean_squared_error")


@pytest.mark.parametrize("change", [another_rate, another_optimizer, another_loss])
def test_another_loss_or_update_goes_on_and_the_curve_marks_where(
    visit: Visit, change: Callable[[Visit], None]
) -> None:
    visit.open()
    visit.use()
    run_ten(visit)
    heading = iterations(visit).get_by_role("heading")
    expect(heading).to_contain_text("Iteration 11 ")
    weight = visit.in_picture("weight.2.0.1").text_content() or ""
    change(visit)
    run_ten(visit)
    expect(heading).to_contain_text("Iteration 21 ")
    curve = iterations(visit).get_by_role("img", name="The loss over 21 iterations")
    expect(curve.locator(".turn title")).to_have_text(["Changed before iteration 11"])
    expect(curve.locator(".earlier")).to_have_count(0)
    iterations(visit).get_by_role("slider", name="Go to iteration").fill("11")
    expect(visit.in_picture("weight.2.0.1")).to_have_text(weight)


def test_another_number_starts_a_new_run_says_so_and_keeps_the_curve_to_compare(
    visit: Visit,
) -> None:
    visit.open()
    visit.use()
    run_ten(visit)
    heading = iterations(visit).get_by_role("heading")
    expect(heading).to_contain_text("Iteration 11 ")
    edit(visit, "input.0", "0.25")
    expect(visit.page.locator(".toast")).to_contain_text(
        "A new run starts here; the curve before stays to compare."
    )
    expect(heading).to_contain_text("Iteration 1 ")
    expect(iterations(visit).locator("svg .earlier title")).to_have_text("The run before")
    expect(iterations(visit)).to_contain_text("Dashed: the run before, to compare.")
    visit.page.get_by_role("button", name="Undo").click()
    expect(heading).to_contain_text("Iteration 11 ")
