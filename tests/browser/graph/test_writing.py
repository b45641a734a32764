"""A graph is written as text beside its picture; what is wrong is said, and nothing is lost."""

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.visit import Visit, assert_told_only


def test_a_new_graph_is_a_formula_and_the_values_that_it_asks_for(visit: Visit) -> None:
    visit.open()
    visit.examples.focus()
    visit.examples.select_option(label="New graph…")
    dialog = visit.page.get_by_role("dialog", name="New graph")
    text = dialog.get_by_label("text", exact=True)
    text.fill("f = (x + y) * z")
    expect(dialog).to_contain_text("Give a value for x, y and z")
    assert violations(visit.page) == []
    for name, value in (("x", "-2"), ("y", "5"), ("z", "-4")):
        dialog.get_by_label(f"{name} =").fill(value)
    dialog.get_by_role("button", name="Open").click()
    expect(visit.app).to_have_attribute("data-kind", "graph")
    expect(dialog).not_to_be_visible()
    visit.press("End")
    visit.wait_for(7)
    assert [shown(visit, f"gradient.{name}") for name in "xyz"] == ["−4", "−4", "3"]
    visit.press("ArrowLeft", 7)
    visit.wait_for(0)
    assert_told_only(visit, "422")


def test_a_bad_line_says_where_and_why_and_the_last_good_graph_stays(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.page.get_by_role("button", name="Edit").click()
    editor = visit.page.get_by_role("form", name="Graph")
    text = editor.get_by_label("text", exact=True)
    text.fill("q = x + y\nf = q * * z")
    expect(editor).to_contain_text("Line 2, column")
    editor.get_by_role("button", name="Apply").click()
    expect(editor).to_contain_text("Line 2, column")
    assert text.input_value() == "q = x + y\nf = q * * z"
    assert shown(visit, "gradient.z") == "3"
    text.fill("q = x - y\nf = q * z")
    editor.get_by_role("button", name="Apply").click()
    expect(editor).not_to_be_visible()
    visit.press("End")
    expect(visit.in_picture("gradient.y")).to_have_text("4")
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.in_picture("gradient.y")).to_have_text("−4")
    assert_told_only(visit, "422")


def test_an_array_is_pasted_as_a_matrix(visit: Visit) -> None:
    open_graph(visit, {"text": "L = sum(W @ x)", "values": {"W": [[1.0, 2.0]], "x": [3.0, 4.0]}})
    visit.page.get_by_role("button", name="Edit").click()
    editor = visit.page.get_by_role("form", name="Graph")
    editor.get_by_label("W =").fill("1\t2\n3\t4")
    editor.get_by_role("button", name="Apply").click()
    expect(visit.in_picture("value.W.1.1")).to_have_text("4")


def test_an_example_opens_and_its_last_step_knows_every_gradient(visit: Visit) -> None:
    visit.open()
    visit.examples.focus()
    visit.examples.select_option(label="LSTM cell through two steps")
    expect(visit.app).to_have_attribute("data-kind", "graph")
    visit.page.locator(".picture").focus()
    total = visit.total
    visit.press("End")
    visit.wait_for(total)
    expect(visit.picture.locator('[data-ref="gradient.bo"]').first).to_be_visible()
    assert violations(visit.page) == []
    visit.press("Home")
    visit.wait_for(0)
    expect(visit.picture.locator('[data-ref^="gradient."]')).to_have_count(0)
    visit.examples.select_option(label="XOR 2-2-1")
    expect(visit.app).to_have_attribute("data-kind", "network")
