"""A step on a graph is seen to happen along its wires, as one on a network is."""

import pytest
from playwright.sync_api import expect

from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.menus import open_menu
from tests.browser.motion import PRESS, STILL, assert_decorates
from tests.browser.visit import Visit

#: Arrays, a matrix product, a number used twice.
ARRAYS = {
    "text": "h = sigmoid(W @ x)\nL = sum(h * h)",
    "values": {"W": [[0.5, -1.0], [0.25, 2.0]], "x": [1.0, 0.5]},
}


@pytest.mark.parametrize("graph", [CIRCUIT, ARRAYS], ids=["circuit", "arrays"])
@pytest.mark.parametrize("grain", ["Number", "Array", "Pass"])
def test_every_step_of_a_graph_moves_something_on_the_compositor_alone(
    visit: Visit, graph: dict[str, object], grain: str
) -> None:
    visit.page.emulate_media(reduced_motion="no-preference")
    open_graph(visit, graph)
    visit.set_grain(grain)
    while visit.cursor < visit.total:
        seen = visit.page.evaluate(PRESS, "ArrowRight")
        assert_decorates(seen, 1800 if grain == "Pass" else 400)
    assert visit.page.evaluate(PRESS, "ArrowLeft")["moving"] > 0


def test_a_value_runs_into_the_gate_and_the_gradient_back_times_the_local_derivative(
    visit: Visit,
) -> None:
    visit.page.emulate_media(reduced_motion="no-preference")
    open_graph(visit, CIRCUIT)
    moving = visit.page.locator(".motion .token")
    visit.page.evaluate(PRESS, "ArrowRight")
    assert sorted(moving.all_text_contents()) == ["5", "−2"]
    visit.page.evaluate(STILL)
    expect(visit.page.locator(".motion > *")).to_have_count(0)
    visit.press("ArrowRight", 2)
    visit.wait_for(3)
    # ∂f/∂q is ∂f/∂f times z.
    visit.page.evaluate(PRESS, "ArrowRight")
    assert visit.page.locator(".motion .chip").all_text_contents() == ["1·(−4)"]
    assert moving.all_text_contents() == ["1", "−4"]


def test_the_next_key_cuts_short_what_moves_on_a_graph(visit: Visit) -> None:
    visit.page.emulate_media(reduced_motion="no-preference")
    open_graph(visit, CIRCUIT)
    visit.page.evaluate(PRESS, "ArrowRight")
    first = visit.page.locator(".motion").inner_html()
    visit.page.evaluate(PRESS, "ArrowRight")
    second = visit.page.locator(".motion").inner_html()
    assert first
    assert second
    assert first != second
    assert shown(visit, "value.f") == "−12"


def test_nothing_moves_on_a_graph_where_no_motion_is_wanted(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    for key in ("ArrowRight", "End", "ArrowLeft", "Home"):
        visit.page.evaluate(PRESS, key)
        assert visit.page.evaluate("document.getAnimations().length") == 0
    visit.page.emulate_media(reduced_motion="no-preference")
    open_menu(visit, "View")
    visit.page.get_by_role("button", name="Motion is on").click()
    visit.press("Escape")
    assert visit.page.evaluate(PRESS, "ArrowRight")["moving"] == 0
