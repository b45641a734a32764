"""An LSTM through two steps of time: an array after the other, to its end and back."""

import numpy as np
import pytest
from playwright.sync_api import expect

from app.examples import load_graph_examples
from app.trace.graph.schedule import GraphSchedule
from app.web.problem.graph_body import GraphBody
from tests.browser.axe import violations_in_both_themes
from tests.browser.graph.graphs import open_graph, shown
from tests.browser.visit import Visit
from tests.engine.graph.by_mygrad import gradients_by_mygrad

(EXAMPLE,) = (each for each in load_graph_examples() if each.id == "lstm")
GRAPH = GraphBody.model_validate(EXAMPLE.graph).to_graph()
BLOCKS = GraphSchedule(GRAPH).blocks


def read(text: str) -> float:
    """A number as it is shown, to its digits."""
    return float(text.replace("−", "-"))


@pytest.mark.timeout(180)
def test_it_is_stepped_to_its_end_with_the_gradients_of_mygrad_and_back(visit: Visit) -> None:
    open_graph(visit, EXAMPLE.graph)
    visit.press("3")
    for block in BLOCKS:
        visit.press("ArrowRight")
        visit.wait_for(block.start + block.count)
    assert visit.cursor == visit.total
    for name, gradient in gradients_by_mygrad(GRAPH).items():
        for index in np.ndindex(gradient.shape):
            text = shown(visit, ".".join(["gradient", name, *map(str, index)]))
            assert read(text) == pytest.approx(gradient[index], rel=1e-2, abs=1e-6)
    for block in reversed(BLOCKS):
        visit.press("ArrowLeft")
        visit.wait_for(block.start)
    expect(visit.picture.locator('[data-ref^="gradient."]')).to_have_count(0)


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing_wrong_with_it(visit: Visit, size: tuple[int, int]) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    open_graph(visit, EXAMPLE.graph)
    visit.press("End")
    visit.wait_for(visit.total)
    assert violations_in_both_themes(visit.page) == []
    visit.press("ArrowLeft", 8)
    visit.wait_for(visit.total - 8)
    assert violations_in_both_themes(visit.page) == []
