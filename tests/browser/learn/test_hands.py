"""The learning room by the keyboard, its changes undone, and what is said before stepping."""

import re

from playwright.sync_api import expect

from tests.browser.learning import enter, train
from tests.browser.visit import Visit


def test_space_trains_and_pauses_and_arrows_go_from_iteration_to_iteration(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.locator(".plane-frame").click()
    app = page.locator("#app")
    page.keyboard.press("ArrowRight")
    # The first answer of a server may take a while.
    expect(app).to_have_attribute("data-iteration", "1", timeout=20_000)
    expect(app).to_have_attribute("data-learning", "false")
    page.keyboard.press("n")
    expect(app).to_have_attribute("data-iteration", "2")
    expect(app).to_have_attribute("data-learning", "false")
    page.keyboard.press("ArrowLeft")
    expect(app).to_have_attribute("data-iteration", "1")
    page.keyboard.press("ArrowRight")
    expect(app).to_have_attribute("data-iteration", "2")
    page.keyboard.press("Home")
    expect(app).to_have_attribute("data-iteration", "0")
    page.keyboard.press("End")
    expect(app).to_have_attribute("data-iteration", "2")
    page.keyboard.press(" ")
    expect(app).to_have_attribute("data-learning", "true")
    expect(app).not_to_have_attribute("data-iteration", "2")
    page.keyboard.press(" ")
    expect(app).to_have_attribute("data-learning", "false")


def test_keys_rest_while_a_field_is_typed_in_and_are_listed(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_label("drawn from seed").press("n")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#app")).to_have_attribute("data-iteration", "0")
    page.locator(".plane-frame").click()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("heading", name="Learn")).to_be_visible()
    expect(keys).to_contain_text("Train or pause")


def test_changes_are_undone_and_redone_with_what_was_learnt(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    app = page.locator("#app")
    undo = page.get_by_role("button", name="Undo")
    rate = page.get_by_label("Learning rate")
    train(page)
    rate.select_option(label="0.1")
    expect(app).to_have_attribute("data-iteration", "0")
    undo.click()
    expect(rate).to_have_value("1")
    expect(app).to_have_attribute("data-iteration", "600")
    page.get_by_role("button", name="Redo").click()
    expect(rate).to_have_value("0.1")
    undo.click()

    # Going back to the initial weights throws nothing away for good, nor does other data.
    page.get_by_role("button", name="Back to the initial weights").click()
    expect(app).to_have_attribute("data-iteration", "0")
    page.locator(".plane-frame").click()
    page.keyboard.press("Control+z")
    expect(app).to_have_attribute("data-iteration", "600")
    page.get_by_label("Data", exact=True).select_option(label="XOR")
    expect(app).to_have_attribute("data-iteration", "0")
    page.locator(".plane-frame").click()
    page.keyboard.press("u")
    expect(page.get_by_label("Data", exact=True)).to_have_value("moons")
    expect(app).to_have_attribute("data-iteration", "600")


def test_a_comparison_is_undone_as_one_and_so_is_keeping_one_run_alone(visit: Visit) -> None:
    page = enter(visit, "XOR")
    train(page)
    page.get_by_role("button", name="Compare runs").click()
    page.get_by_role("button", name="η ÷ 10, as it is, × 10").click()
    names = page.locator(".run-name")
    expect(names).to_have_count(4, timeout=30_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false", timeout=30_000)
    expect(page.get_by_label("Learning rate")).not_to_have_value("")
    page.get_by_role("button", name="Compare runs").click()
    page.get_by_role("button", name="Keep this run alone").click()
    expect(names).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(names).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(names).to_have_count(0)
    expect(page.locator("#app")).to_have_attribute("data-iteration", "300")


def test_what_is_stepped_of_a_large_batch_is_said_before(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    expect(page.locator(".learn-bar")).not_to_contain_text("of the batch’s")
    page.get_by_label("Batch", exact=True).select_option(label="all rows")
    expect(page.locator(".learn-bar")).to_contain_text("with 64 of the batch’s 140 samples")
    page.get_by_role("button", name=re.compile("Step inside iteration 0")).click()
    page.locator("aside").wait_for()
    page.keyboard.press("ArrowRight")
    expect(page.locator("aside")).to_contain_text(re.compile(r"sample \d+/64"))
