"""A graph is stepped through its update, once an optimizer is chosen, and on into an iteration."""

import pytest
from playwright.sync_api import Browser, expect

from app.engine.optimizers import optimizer
from app.examples import load_graph_examples
from app.trace.graph.schedule import GraphSchedule
from app.web.problem.graph_body import read_graph_body
from tests.browser.axe import violations_in_both_themes
from tests.browser.conftest import new_visit
from tests.browser.graph.graphs import CIRCUIT, open_graph, shown
from tests.browser.menus import open_menu, shared
from tests.browser.visit import Visit

(LSTM,) = (each for each in load_graph_examples() if each.id == "lstm")
STEP_THROUGH = "Step through the update"


def at_the_gradients(visit: Visit) -> None:
    """The circuit with all its gradients, and the update ahead."""
    open_graph(visit, CIRCUIT)
    assert visit.total == 7
    visit.press("End")
    visit.wait_for(7)
    visit.page.get_by_role("button", name=STEP_THROUGH).click()
    expect(visit.app).to_have_attribute("data-total", "10")


def test_a_circuit_is_stepped_through_its_update_and_on_into_the_next_iteration(
    visit: Visit,
) -> None:
    at_the_gradients(visit)
    assert visit.cursor == 7
    assert shown(visit, "updated.x") == ""
    visit.press("ArrowRight")
    visit.wait_for(8)
    panel = visit.page.get_by_role("region", name="This step")
    expect(panel.get_by_role("heading")).to_have_text("New value of x")
    # −2 − 0.1 · (−4); the old value and the gradient stand.
    expect(visit.in_formula("updated.x")).to_have_text("−1.6")
    assert [shown(visit, f"{of}.x") for of in ("value", "gradient", "updated")] == [
        *("−2", "−4", "→ −1.6"),
    ]
    visit.press("ArrowRight", 2)
    visit.wait_for(10)
    assert [shown(visit, f"updated.{name}") for name in "yz"] == ["→ 5.4", "→ −4.3"]
    visit.press("ArrowLeft")
    visit.wait_for(9)
    assert shown(visit, "updated.z") == ""
    visit.press("End")
    visit.wait_for(10)
    visit.press("ArrowRight")
    visit.wait_for(0)
    assert [shown(visit, f"value.{name}") for name in "xyz"] == ["−1.6", "5.4", "−4.3"]
    assert visit.total == 10
    visit.press("1")
    for cursor in (2, 7, 10):
        visit.press("ArrowRight")
        visit.wait_for(cursor)


def test_without_an_optimizer_next_goes_on_to_the_next_iteration_as_ever(visit: Visit) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.press("ArrowRight")
    visit.wait_for(0)
    assert visit.total == 7
    assert shown(visit, "value.x") == "−1.6"


def test_the_choice_is_undone_like_any_other_change(visit: Visit) -> None:
    at_the_gradients(visit)
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.app).to_have_attribute("data-total", "7")
    expect(visit.page.get_by_role("button", name=STEP_THROUGH)).to_be_visible()


def test_adam_has_its_moments_as_steps_and_a_screen_reader_finds_them_in_the_table(
    visit: Visit,
) -> None:
    open_graph(visit, CIRCUIT)
    visit.press("End")
    visit.wait_for(7)
    visit.show("Learn")
    visit.page.get_by_label("Optimizer").select_option("adam")
    expect(visit.app).to_have_attribute("data-total", str(7 + 3 * 5))
    visit.show("This step")
    visit.press("ArrowRight")
    visit.wait_for(8)
    panel = visit.page.get_by_role("region", name="This step")
    expect(panel.get_by_role("heading")).to_have_text("First moment of x")
    # (1 − 0.9) · (−4)
    expect(visit.in_formula("first_moment.x")).to_have_text("−0.4")
    table = visit.page.get_by_role("table", name="Arrays")
    expect(table.locator("tr", has_text="given").first).to_contain_text("first moment: −0.4")
    visit.press("End")
    visit.wait_for(22)
    # Whatever the gradient, the first step is η long.
    expect(table.locator('[data-ref="updated.x"]')).to_have_text("−1.9")
    expect(table.locator('[data-ref="updated.z"]')).to_have_text("−4.1")


def test_a_number_grows_term_by_term_in_the_update_too(visit: Visit) -> None:
    at_the_gradients(visit)
    visit.press("5")
    visit.press("ArrowRight")
    expect(visit.page.get_by_role("region", name="This step")).to_contain_text("New value of x")
    assert visit.cursor == 7
    for _ in range(5):
        if visit.cursor == 8:
            break
        visit.press("ArrowRight")
        visit.page.wait_for_timeout(100)
    visit.wait_for(8)
    assert shown(visit, "updated.x") == "→ −1.6"


def test_a_link_leads_into_the_update(visit: Visit, browser: Browser, server: str) -> None:
    at_the_gradients(visit)
    visit.press("ArrowRight", 2)
    visit.wait_for(9)
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_contain_text("Link copied.")
    with new_visit(browser, server) as other:
        other.page.goto(link)
        other.wait_for(9)
        assert other.total == 10
        assert shown(other, "updated.y") == "→ 5.4"


def test_a_changed_number_changes_what_the_update_makes_of_it(visit: Visit) -> None:
    at_the_gradients(visit)
    visit.press("End")
    visit.wait_for(10)
    visit.picture.locator('[data-edit="value.z"]').click()
    visit.page.keyboard.type("10")
    visit.page.keyboard.press("Enter")
    # −2 − 0.1 · 10
    expect(visit.in_picture("updated.x")).to_have_text("→ −3")
    assert (visit.cursor, visit.total) == (10, 10)


def test_practice_asks_for_what_it_asked_before(visit: Visit) -> None:
    at_the_gradients(visit)
    visit.press("End")
    visit.wait_for(10)
    visit.show("Practice")
    expect(visit.picture.locator('[data-ref^="gradient."]')).to_have_count(4)
    expect(visit.picture.locator('[data-ref^="updated."]')).to_have_count(0)


def test_an_update_that_grows_too_large_is_told_of_and_not_taken(visit: Visit) -> None:
    at_the_gradients(visit)
    visit.show("Learn")
    field = visit.page.get_by_label("Learning rate η")
    field.fill("1e308")
    field.press("Enter")
    expect(visit.page.get_by_role("alert")).to_contain_text("Use a smaller learning rate")
    assert visit.total == 10
    visit.failing.add("422")


@pytest.mark.timeout(180)
def test_an_lstm_is_stepped_through_its_update_array_by_array(visit: Visit) -> None:
    graph = read_graph_body(LSTM.graph)
    blocks = GraphSchedule(graph, optimizer("sgd", 0.1)).blocks
    update = [block for block in blocks if block.phase == "update"]
    open_graph(visit, LSTM.graph)
    visit.press("End")
    visit.wait_for(update[0].start)
    visit.page.get_by_role("button", name=STEP_THROUGH).click()
    expect(visit.app).to_have_attribute("data-total", str(update[-1].start + update[-1].count))
    visit.press("3")
    for block in update:
        visit.press("ArrowRight")
        visit.wait_for(block.start + block.count)
        assert shown(visit, f"updated.{block.name}" + ".0" * graph.given[block.name].ndim)
    open_menu(visit, "View")
    visit.page.get_by_role("button", name="Graph as tables").click()
    tables = visit.page.get_by_role("region", name="The graph as tables")
    expect(tables.locator('[data-ref^="updated."]')).to_have_count(sum(b.count for b in update))
    assert violations_in_both_themes(visit.page) == []


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing_wrong_with_an_update(visit: Visit, size: tuple[int, int]) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    at_the_gradients(visit)
    visit.press("End")
    visit.wait_for(10)
    assert violations_in_both_themes(visit.page) == []
    visit.show("Learn")
    expect(visit.page.locator("aside")).to_contain_text("Each of its numbers is a step")
    assert violations_in_both_themes(visit.page) == []
