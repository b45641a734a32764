"""What optimizers make of gradients, and where learning goes wrong, seen and told."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.learning import enter, train
from tests.browser.visit import Visit


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ("A learning rate that is too large", "the steps overshoot"),
        ("Dead ReLUs", "its gradient is 0 and it cannot recover"),
        ("Saturated sigmoids", "hardly any gradient gets through"),
        ("All weights 0 at the start", "Weights have to start different"),
        ("Gradients that vanish on the way down", "The gradient of the first layer is 1/"),
        ("A forgotten reset of the gradients", "The gradients are never set back to 0"),
    ],
)
def test_what_goes_wrong_is_one_click_to_see_and_is_told(
    visit: Visit, failure: str, told: str
) -> None:
    page = enter(visit, "Two moons")
    page.get_by_label("Speed").select_option(label="full speed")
    page.get_by_role("button", name="Compare runs").click()
    page.get_by_text("Where it goes wrong").click()
    page.get_by_role("button", name=failure).click()
    expect(page.locator(".stage-told")).to_contain_text(told, timeout=30_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false", timeout=30_000)


def test_the_next_step_of_each_optimizer_is_told_before_it_is_taken(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_role("button", name="Landscape").click()
    table = page.locator(".next-steps")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(7)
    # At the start a velocity is the gradient, so all of them go downhill: against it.
    numbers = [
        [float(cell.replace("−", "-")) for cell in row.locator("td").all_inner_texts() if cell]
        for row in rows.all()
    ]
    gradient, plain = numbers[0], numbers[1]
    rate, own = plain[0], plain[1:]
    for change, slope in zip(own, gradient, strict=True):
        assert change == pytest.approx(-rate * slope, rel=1e-3)
    for row in numbers[1:]:
        assert all(a * b < 0 for a, b in zip(row[1:], gradient, strict=True))
    expect(page.locator(".landscape .next circle")).to_have_count(6)
    before = table.locator("tbody tr").nth(1).locator("td").nth(1).inner_text()
    page.get_by_role("button", name="Iteration", exact=True).click()
    expect(rows.nth(1).locator("td").nth(1)).not_to_have_text(before)


def test_the_sizes_of_the_gradients_stand_by_layer_over_the_iterations(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    train(page)
    page.get_by_role("button", name="Gradients").click()
    expect(page.locator(".learn-curve .gradient path")).to_have_count(2)
    expect(page.locator(".layer-name")).to_have_text(["hidden", "output"])


def test_a_schedule_begins_a_run_whose_rate_the_stepper_shows(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_text("Optimizer: its numbers").click()
    rate = page.get_by_label("Learning rate").input_value()
    page.get_by_label("η over time").select_option(label="falls by a factor each time")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Iteration", exact=True).click()
    expect(page.locator("#app")).to_have_attribute("data-iteration", "1", timeout=20_000)
    page.get_by_role("button", name="Step inside iteration 1").click()
    app = page.locator("#app")
    expect(app).to_have_attribute("data-cursor", re.compile("[1-9]"), timeout=20_000)
    page.keyboard.press("End")
    expect(app).to_have_attribute("data-cursor", app.get_attribute("data-total") or "")
    aside = page.locator("aside")
    for _ in range(40):
        if "Learning rate of this iteration" in aside.inner_text():
            break
        before = app.get_attribute("data-cursor") or ""
        page.keyboard.press("ArrowLeft")
        expect(app).not_to_have_attribute("data-cursor", before)
    expect(aside).to_contain_text("Learning rate of this iteration")
    # η · γ¹: one iteration is done.
    written = page.locator("aside .formula [data-ref='learning_rate']").last.text_content()
    assert float(written or "nan") == pytest.approx(0.99 * float(rate), rel=1e-3)
