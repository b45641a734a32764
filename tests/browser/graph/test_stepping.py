"""A graph is stepped through like a network: forward, back, by keys and on the timeline."""

import numpy as np
from playwright.sync_api import expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.visit import Visit


def test_a_circuit_is_stepped_to_its_end_and_back(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    assert visit.total == 7
    assert [shown(visit, f"value.{name}") for name in "xyzqf"] == ["−2", "5", "−4", "", ""]
    visit.press("ArrowRight", 2)
    visit.wait_for(2)
    assert [shown(visit, f"value.{name}") for name in "qf"] == ["3", "−12"]
    visit.press("End")
    visit.wait_for(7)
    # The numbers that the course prints.
    gradients = [shown(visit, f"gradient.{name}") for name in "xyzqf"]
    assert gradients == ["−4", "−4", "3", "−4", "1"]
    visit.press("ArrowLeft")
    visit.wait_for(6)
    assert shown(visit, "gradient.z") == ""
    visit.press("Home")
    visit.wait_for(0)
    expect(visit.picture.locator('[data-ref^="gradient."]')).to_have_count(0)


def test_every_number_of_a_step_carries_its_ref_in_picture_and_formula(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("ArrowRight", 7)
    visit.wait_for(7)
    for ref in ("gradient.f", "value.q", "gradient.z"):
        expect(visit.in_formula(ref)).to_be_visible()
        assert shown(visit, ref) == visit.in_formula(ref).text_content()


def test_a_line_of_the_text_leads_to_its_steps(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    second = visit.page.get_by_role("button", name="f = q * z")
    second.click()
    visit.wait_for(2)
    second.click()
    visit.wait_for(3)


def test_a_given_number_is_changed_where_it_stands_and_undone(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.picture.locator('[data-edit="value.z"]').click()
    visit.page.keyboard.type("10")
    visit.page.keyboard.press("Enter")
    expect(visit.in_picture("gradient.x")).to_have_text("10")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.in_picture("gradient.x")).to_have_text("−4")


def test_axe_finds_nothing_wrong_with_a_graph(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("ArrowRight", 6)
    visit.wait_for(6)
    assert violations_in_both_themes(visit.page) == []


def test_steps_that_read_thousands_of_numbers_are_all_there(visit: Visit) -> None:
    # Of ∂L/∂b each step reads 1,849 gradients: a page of them comes in several answers.
    rng = np.random.default_rng(0)
    text = "c = conv2d(x, k, b)\np = max_pool(relu(c), 2)\nL = sum(p ** 2)"
    shapes = {"x": (1, 1, 45, 45), "k": (2, 1, 3, 3), "b": (2,)}
    values = {name: rng.normal(size=shape).round(3).tolist() for name, shape in shapes.items()}
    open_graph(visit, {"text": text, "values": values})
    visit.press("End")
    expect(visit.app).to_have_attribute("data-cursor", str(visit.total), timeout=30_000)
    panel = visit.page.get_by_role("region", name="This step")
    expect(panel.get_by_role("heading", name="∂L/∂b[1]")).to_be_visible()
    assert shown(visit, "gradient.b.1") != ""
    visit.press("ArrowLeft")
    expect(panel.get_by_role("heading", name="∂L/∂b[0]")).to_be_visible()
