"""A graph on paper, a class that is marked on it, and the numbers that its source prints."""

import re

from playwright.sync_api import expect

from tests.browser.axe import violations, violations_in_both_themes
from tests.browser.graph.graphs import CIRCUIT, open_graph
from tests.browser.visit import Visit

#: The circuit again; the course CS231n prints its numbers.
EXAMPLE = "(x + y) · z"
CLASS = b"name,q,df/dq,dx\nAda,3,-4,-4\nBen,3,3,3\n"


def test_the_graph_on_show_and_an_exercise_are_had_on_paper(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.show("Practice")
    expect(visit.page.get_by_role("link", name="Its solution")).to_have_attribute(
        "href", re.compile("seed=1&kind=circuit&difficulty=easy&solution=true")
    )
    own = visit.page.get_by_role("group", name="This graph on paper")
    own.get_by_label("It asks for").select_option("the gradients")
    with visit.page.expect_popup() as opened:
        own.get_by_role("button", name="Solution").click()
    sheet = opened.value
    expect(sheet.locator("pre")).to_have_text(str(CIRCUIT["text"]))
    expect(sheet.locator(".asked .value [data-ref='gradient.z']")).to_have_text("3")
    expect(sheet.locator(".asked .value [data-ref='value.q']")).to_have_count(0)
    assert violations(sheet) == []


def test_a_class_is_marked_on_a_graph_and_a_mistake_is_named(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.show("Practice")
    visit.page.get_by_role("button", name="Mark a class …").click()
    visit.page.get_by_label("A table with the answers of a class").set_input_files(
        {"name": "class.csv", "mimeType": "text/csv", "buffer": CLASS}
    )
    visit.page.get_by_role("button", name="Mark 2 students").click()
    marks = visit.page.get_by_role("region", name="Students and numbers")
    expect(marks.get_by_role("columnheader")).to_have_text(
        ["Student", "of 3", "q", "∂f/∂q", "∂f/∂x"]
    )
    visit.page.get_by_role("button", name="Ben", exact=True).click()
    expect(visit.page.get_by_role("region", name="The sheet of Ben")).to_contain_text(
        "“Product rule the wrong way round”"
    )
    assert violations_in_both_themes(visit.page) == []


def test_what_a_source_prints_of_a_graph_agrees_and_a_wrong_number_is_explained(
    visit: Visit,
) -> None:
    visit.open()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.examples.focus()  # the menu asks for the graphs then
    visit.examples.select_option(label=EXAMPLE)
    expect(visit.app).to_have_attribute("data-kind", "graph", timeout=30_000)
    visit.show("Learn")
    visit.page.get_by_text("Do printed numbers agree?").click()
    printed = visit.page.get_by_role("region", name="Printed numbers")
    printed.get_by_role("button", name=f"Fill in those of {EXAMPLE}").click()
    printed.get_by_role("button", name="Check them").click()
    expect(printed.get_by_role("status")).to_contain_text("printed numbers agree.")
    printed.get_by_label("Numbers as printed").fill("q = 3\ndf/dq = 3\nz.grad: -4\n")
    printed.get_by_role("button", name="Check them").click()
    expect(printed.get_by_role("status")).to_contain_text("“Product rule the wrong way round”")
    printed.get_by_role("button", name="∂f/∂z").click()
    visit.wait_for(7)
    assert sum("/api/examples" in url for url in asked) == 1
