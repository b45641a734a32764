"""The tabs under the step: each follows the cursor, and shows no number that is not computed."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.tabs import TABS, known_after, open_tab, panel_of, step_to
from tests.browser.visit import Visit

IN_NUMBERS = ["Chain rule", "Matrix", "Slope", "All values"]
GIVEN = {"input", "target", "weight", "bias"}
SHOWN = "all => all.map(each => [each.dataset.ref, each.textContent])"

Wire = dict[str, Any]


def saturated(net: float) -> Wire:
    """One input, one hidden and one output unit; the hidden one's net is given."""
    problem = network([1, 1, 1], biases=False)
    first, second = problem["network"]["layers"]
    first["weights"], second["weights"] = [[net]], [[0.5]]
    problem["samples"] = [{"input": [1.0], "target": [1.0]}]
    return problem


def test_the_strip_lists_the_tabs_and_its_arrows_choose_among_them(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    expect(visit.page.get_by_role("tab")).to_have_text(TABS)
    visit.page.get_by_role("tab", name="Chain rule").focus()
    for title in [*TABS[1:], TABS[0]]:
        visit.press("ArrowRight")
        tab = visit.page.get_by_role("tab", name=title)
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(panel_of(visit, title)).to_be_visible()
    assert visit.cursor == 3


def test_a_closed_tab_asks_the_server_for_nothing(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    assert [address for address in visit.asked if "/api/" in address] == []


@pytest.mark.parametrize("title", IN_NUMBERS)
def test_every_number_in_a_tab_is_computed_by_then_and_is_the_trace_s(
    title: str, visit: Visit
) -> None:
    visit.open()
    for example in visit.worked_examples():
        trace = visit.trace(example["problem"])
        visit.choose(example["title"])
        visit.press("ArrowRight")
        panel = open_tab(visit, title)
        expect(panel.locator("[role=status]", has_text="on its way")).to_have_count(0)
        total = trace["total"]
        for cursor in (4, total // 2, 3 * total // 4, total):
            visit.go_to(cursor)
            known = known_after(trace, cursor)
            for ref, text in panel.locator("[data-ref]").evaluate_all(SHOWN):
                where = example["title"], cursor, ref
                if ref in known:
                    shown = float(text.replace("−", "-"))
                    assert shown == pytest.approx(known[ref], rel=5.1e-4), where
                else:
                    has_digit = any(sign.isdigit() for sign in text)
                    assert has_digit == (ref.partition(".")[0] in GIVEN), where


@pytest.mark.parametrize("title", IN_NUMBERS)
def test_a_number_in_a_tab_lights_up_in_the_picture_and_leads_to_its_step(
    title: str, visit: Visit
) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    step_to(visit, 22)
    number = open_tab(visit, title).locator("[data-ref='delta.2.0']").first
    number.hover()
    expect(visit.page.locator(".picture .pointed [data-ref='delta.2.0']")).to_have_count(1)
    number.click()
    expect(visit.page.get_by_role("heading", name="δ of o₁")).to_be_visible()


def test_a_matrix_has_its_shape_and_the_entries_at_work_are_tinted(visit: Visit) -> None:
    visit.open_problem(network([3, 2, 4]))
    visit.press("ArrowRight")
    matrix = open_tab(visit, "Matrix")
    expect(matrix).to_contain_text("2 × 3")
    expect(matrix).to_contain_text("3 × 1")
    expect(matrix.locator(".read-weight")).to_have_count(3)
    expect(matrix.locator(".read-value")).to_have_count(3)
    expect(matrix.locator(".result")).to_have_attribute("data-ref", "net.1.0")


def test_a_large_matrix_is_cut_down_around_the_entry_at_work(visit: Visit) -> None:
    problem = network([40, 30, 2])
    visit.open_problem(problem)
    blocks = visit.trace(problem)["blocks"]
    block = next(b for b in blocks if b["quantity"] == "weight_gradient" and b["layer"] == 2)
    visit.press("ArrowRight")
    visit.wait_for(1)
    matrix = open_tab(visit, "Matrix")
    visit.set_grain("Layer")
    while visit.cursor < block["start"]:
        before = visit.cursor
        visit.press("ArrowRight")
        expect(visit.app).not_to_have_attribute("data-cursor", str(before))
    visit.set_grain("Number")
    here = visit.cursor
    visit.press("ArrowLeft", here - block["start"] - 16)
    visit.wait_for(block["start"] + 16)
    expect(matrix.locator("[data-ref='weight_gradient.2.0.15']")).to_be_visible()
    assert matrix.locator("[data-ref]").count() < 40
    expect(matrix).to_contain_text("2 × 30")


def test_the_tangent_of_a_saturated_unit_is_said_to_pass_hardly_any_error(visit: Visit) -> None:
    visit.open_problem(saturated(3.5))
    visit.press("End")
    visit.wait_for(visit.total)
    step_to(visit, 1)
    slope = open_tab(visit, "Slope")
    expect(slope).to_contain_text("saturated")
    expect(slope.locator("[data-ref='delta.1.0']")).to_have_text("…")
    expect(slope.locator(".tangent")).to_have_count(0)
    step_to(visit, visit.total)
    visit.press("ArrowLeft", 2)
    visit.wait_for(visit.total - 2)
    expect(slope).to_contain_text("hardly any of the error passes into δ")
    expect(slope.locator(".tangent")).to_have_count(1)


def test_a_net_beyond_the_curve_is_marked_at_its_edge_and_said_to_be(visit: Visit) -> None:
    visit.open_problem(saturated(-11.0))
    step_to(visit, 2)
    slope = open_tab(visit, "Slope")
    expect(slope).to_contain_text("beyond the left end")
    expect(slope.locator("path.place")).to_be_visible()
    expect(slope.locator("[data-ref='net.1.0']")).to_have_text("−11")


def test_softmax_shows_shares_instead_of_a_curve(visit: Visit) -> None:
    visit.open()
    visit.choose("Softmax 2-3-3")
    step_to(visit, 12)
    slope = open_tab(visit, "Slope")
    expect(slope).to_contain_text("no single slope")
    expect(slope.locator("[data-ref^='output.2.']")).to_have_count(3)


def test_the_loss_shows_where_every_output_stands(visit: Visit) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    step_to(visit, 11)
    slope = open_tab(visit, "Slope")
    expect(slope).to_contain_text("all outputs")
    expect(slope.locator("circle.place")).to_have_count(2)
