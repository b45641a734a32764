"""The numbers of a graph are worked out by hand, and what is wrong is named."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.graph.graphs import open_graph, shown
from tests.browser.practising import answer
from tests.browser.visit import Visit

#: p = 6, q = 2, r = 0.4, L = 2.4; a value used twice, a difference, a quotient and a product.
MIXED: dict[str, Any] = {
    "text": "p = x * y\nq = p - z\nr = q / w\nL = r * p",
    "values": {"x": 3.0, "y": 2.0, "z": 4.0, "w": 5.0},
}


def practise(visit: Visit, graph: dict[str, Any]) -> Locator:
    """Open the graph for practice, with all of its questions; the panel."""
    open_graph(visit, graph)
    visit.show("Practice")
    panel = visit.page.get_by_role("region", name="Practice")
    panel.get_by_role("button", name="All at once").click()
    return panel


def test_a_wrong_gradient_is_told_with_the_mistake_that_gives_it(visit: Visit) -> None:
    panel = practise(visit, MIXED)
    # By hand: ∂L/∂r = p = 6, ∂L/∂q = 6/5, ∂L/∂z = −6/5, ∂L/∂w = −6 · 2/5², ∂L/∂p = 0.4 + 6/5.
    for ref, wrong, mistake, right in (
        ("∂L/∂r", "0.4", "Product rule the wrong way round", "6"),
        ("∂L/∂w", "-2.4", "Square of the divisor forgotten", "-0.48"),
        ("∂L/∂z", "1.2", "Sign of a subtraction", "-6/5"),
        ("∂L/∂p", "1.2", "One path alone", "1.6"),
    ):
        asked = answer(panel, ref, wrong)
        expect(asked).to_contain_text("✗ not right")
        expect(asked).not_to_contain_text(mistake)
        asked.get_by_role("button", name="Which mistake is it?").click()
        expect(asked).to_contain_text(mistake)
        expect(answer(panel, ref, right)).to_contain_text("✓ right")
    expect(panel).to_contain_text("4 of 11")


def test_nothing_of_a_graph_is_given_away_before_it_is_answered(visit: Visit) -> None:
    open_graph(visit, MIXED)
    visit.press("End")
    visit.wait_for(visit.total)
    visit.show("Practice")
    asked = visit.picture.locator(".blank")
    expect(asked).to_have_count(11)
    assert [text for text in asked.all_text_contents() if text] == []
    given = visit.page.locator(".graph-given")
    assert re.findall(r"[−\d.]+", given.inner_text()) == ["3", "2", "4", "5"]
    expect(visit.page.get_by_role("contentinfo")).to_contain_text("give the numbers away")
    visit.page.locator(".picture").focus()
    visit.press("ArrowLeft")
    expect(visit.page.get_by_text("Practice shows no steps: “This step”")).to_be_visible()
    assert violations_in_both_themes(visit.page) == []
    visit.page.get_by_role("button", name="Show the steps").click()
    expect(visit.in_picture("gradient.p")).to_have_text("1.6")


def test_an_answer_in_the_picture_stands_there_with_its_verdict(visit: Visit) -> None:
    panel = practise(visit, MIXED)
    visit.picture.locator('[data-edit="value.q"]').click()
    visit.page.keyboard.type("2")
    visit.press("Tab")
    # On in the order of the work.
    visit.page.keyboard.type("0.7")
    visit.press("Enter")
    expect(panel.get_by_text("✓ right")).to_have_count(1)
    expect(visit.in_picture("value.q")).to_have_class(re.compile("answered-correct"))
    expect(visit.in_picture("value.r")).to_have_class(re.compile("answered-wrong"))
    # What follows from the wrong number is taken for right.
    expect(answer(panel, "L", "4.2")).to_contain_text("follows from your earlier number")
    assert shown(visit, "value.L") == "4.2"


def test_an_exercise_on_graphs_comes_from_its_number_and_has_an_address(visit: Visit) -> None:
    visit.open("exercise=3&kind=shared&difficulty=medium")
    expect(visit.app).to_have_attribute("data-kind", "graph")
    panel = visit.page.get_by_role("region", name="Practice")
    expect(panel.get_by_role("heading")).to_have_text("Exercise 3: shared, medium")
    expect(visit.page).to_have_url(re.compile("#exercise=3&kind=shared"))
    panel.get_by_label("Kind").select_option(label="matrices")
    panel.get_by_label("Number").fill("4")
    panel.get_by_label("Number").press("Enter")
    panel.get_by_role("button", name="Make it").click()
    expect(panel.get_by_role("heading")).to_have_text("Exercise 4: matrix, medium")
    expect(visit.page).to_have_url(re.compile("#exercise=4&kind=matrix"))
