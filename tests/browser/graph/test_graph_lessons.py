"""A lesson on graphs moves the graph's picture to what it speaks of, and leads back to networks."""

from playwright.sync_api import Locator, expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.graph.graphs import shown
from tests.browser.visit import Visit


def read(visit: Visit, paragraph: str) -> None:
    """Load the page by the link of a paragraph."""
    visit.page.goto(f"{visit.server}/#lesson={paragraph}")
    expect(visit.app).to_have_attribute("data-kind", "graph")


def lesson(visit: Visit) -> Locator:
    return visit.page.get_by_role("region", name="Lesson", exact=True)


def test_a_lesson_is_read_beside_the_graph_that_it_speaks_of(visit: Visit) -> None:
    read(visit, "chain-rule-on-a-circuit&p=a-product")
    visit.wait_for(4)
    expect(lesson(visit)).to_contain_text("Back, it begins with 1")
    # The course prints −4 for the gradient of q.
    assert shown(visit, "gradient.q") == "−4"
    assert violations_in_both_themes(visit.page) == []
    visit.page.get_by_role("button", name="Next paragraph").click()
    visit.wait_for(6)
    # Another graph of the same lesson, where a = 2, b = 1: e = (a + b)(b + 1), ∂e/∂b = 2 + 3.
    visit.page.get_by_role("button", name="Next paragraph").click()
    expect(visit.in_picture("gradient.b")).to_have_text("5")
    visit.press("ArrowLeft")
    visit.page.get_by_role("button", name="Back to the text").click()
    expect(visit.in_picture("gradient.b")).to_have_text("5")


def test_a_question_on_a_graph_is_judged_and_the_mistake_named(visit: Visit) -> None:
    read(visit, "chain-rule-on-a-circuit&p=a-product")
    visit.wait_for(4)
    question = lesson(visit).get_by_role("textbox").first
    question.fill("-4")
    question.press("Enter")
    # The factor itself, z, for the other one.
    expect(lesson(visit)).to_contain_text("Product rule the wrong way round")
    question.fill("3")
    question.press("Enter")
    expect(lesson(visit)).to_contain_text("✓ right: 3")


def test_from_a_lesson_on_graphs_another_on_networks_is_reached(visit: Visit) -> None:
    read(visit, "chain-rule-on-a-circuit&p=used-twice")
    visit.page.get_by_role("button", name="Contents").click()
    visit.page.get_by_role("link", name="Batches: sum and mean").click()
    expect(visit.app).to_have_attribute("data-kind", "network")
    expect(lesson(visit)).to_contain_text("Four samples, one after the other")
