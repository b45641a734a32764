"""A network opens as its graph, with the same numbers, and back; a graph is told as a program."""

import re

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.visit import Visit


def test_a_network_opens_as_its_graph_with_the_same_numbers_and_back(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    written = visit.in_picture("delta.2.0").text_content() or ""
    delta = re.search(r"[−\d.e]+$", written)
    assert delta is not None
    before = visit.cursor
    visit.page.get_by_role("button", name="View").click()
    visit.page.get_by_role("button", name="Network as its graph").click()
    # The room comes with it, and two answers of the server.
    expect(visit.app).to_have_attribute("data-kind", "graph", timeout=30_000)
    visit.wait_for(0)
    visit.press("End")
    visit.wait_for(visit.total)
    # δ is the gradient of net.
    assert shown(visit, "gradient.net_o.0") == delta.group()
    visit.page.get_by_role("button", name="← Back to the network").click()
    expect(visit.app).to_have_attribute("data-kind", "network")
    visit.wait_for(before)


def test_a_graph_is_told_as_a_program_with_the_lines_that_the_step_runs(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("ArrowRight", 4)
    visit.wait_for(4)
    visit.show("Code")
    program = visit.page.get_by_role("region", name="Program")
    expect(program.locator("mark")).to_have_text("d_q = d_f * z\n")
    program.get_by_role("radio", name="PyTorch").check(force=True)
    expect(program).to_contain_text("import torch")
    assert violations(visit.page) == []


def test_the_graph_as_tables_has_every_number_by_its_ref(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.page.get_by_role("button", name="View").click()
    visit.page.get_by_role("button", name="Graph as tables").click()
    tables = visit.page.get_by_role("region", name="The graph as tables")
    expect(tables.locator('[data-ref="gradient.z"]')).to_have_text("3")
    assert violations(visit.page) == []
