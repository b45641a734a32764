"""Moving through the steps: grains, keys, the timeline, and jumps to where a number is made."""

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.visit import Visit, link_to

GRAINS = ["Pass", "Layer", "Node", "Term"]


def look(visit: Visit) -> tuple[str, str]:
    """What the picture and the panel show."""
    return visit.picture.inner_html(), visit.panel.inner_text()


_RECORD = """() => {
    window.cursors = [];
    const { dataset } = document.getElementById("app");
    window.onkeyup = () => window.cursors.push(Number(dataset.cursor));
}"""


def cursors(visit: Visit, key: str, times: int) -> list[int]:
    """Where each press of a key leads, without waiting in between."""
    visit.page.evaluate(_RECORD)
    visit.press(key, times)
    recorded: list[int] = visit.page.evaluate("window.cursors")
    return recorded


@pytest.mark.parametrize("grain", ["Pass", "Layer", "Node"])
def test_every_example_is_walked_to_the_end_and_back_at_each_grain(
    visit: Visit, grain: str
) -> None:
    visit.open()
    visit.set_grain(grain)
    for example in visit.worked_examples():
        visit.choose(example["title"])
        there = cursors(visit, "ArrowRight", visit.total)
        stops = [0, *there[: there.index(visit.total) + 1]]
        assert stops == sorted(set(stops))
        back = cursors(visit, "ArrowLeft", len(stops) - 1)
        assert back == stops[-2::-1]


def test_a_coarser_grain_stops_only_where_a_finer_one_does(visit: Visit) -> None:
    visit.open()
    stops: dict[str, set[int]] = {}
    for grain in GRAINS:
        visit.set_grain(grain)
        visit.press("Home")
        visit.wait_for(0)
        stops[grain] = {0, *cursors(visit, "ArrowRight", visit.total)}
    assert stops["Pass"] < stops["Layer"] < stops["Node"] < stops["Term"]
    assert len(stops["Term"]) == visit.total + 1
    assert len(stops["Pass"]) == 5  # the start, and the ends of four phases


def test_a_state_looks_the_same_however_it_is_reached(visit: Visit) -> None:
    visit.open()
    visit.set_grain("Term")
    middle = visit.total // 2
    visit.press("ArrowRight", middle)
    visit.wait_for(middle)
    forward = look(visit)
    visit.press("End")
    visit.wait_for(visit.total)
    visit.press("ArrowLeft", visit.total - middle)
    visit.wait_for(middle)
    assert look(visit) == forward
    visit.press("Home")
    visit.wait_for(0)
    visit.go_to(middle)
    visit.page.mouse.move(640, 5)
    assert look(visit) == forward


def test_home_and_end_lead_to_either_end(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    visit.press("Home")
    visit.wait_for(0)


def test_keys_do_nothing_while_a_menu_or_a_field_has_them(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    visit.in_picture("weight.1.0.0").click()
    field = visit.page.get_by_label("Your value of w₁₁")
    field.fill("0.25")
    visit.press("ArrowLeft", 2)
    visit.press("Home")
    visit.press("End")
    expect(field).to_have_value("0.25")
    assert visit.cursor == 3
    visit.press("Escape")
    visit.page.get_by_label("Speed of Play").focus()
    visit.press("ArrowLeft")
    visit.press("End")
    assert visit.cursor == 3


def test_a_number_in_the_formula_leads_to_the_step_that_computes_it(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    visit.page.keyboard.press("Home")
    visit.set_grain("Pass")
    visit.press("ArrowRight", 3)
    visit.in_formula("delta.1.2").click()
    expect(visit.page.get_by_role("heading", name="δ of h₃")).to_be_visible()


def test_pointing_at_a_number_lights_up_its_twin(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight")
    visit.wait_for(1)
    visit.in_formula("weight.1.0.0").hover()
    expect(visit.page.locator(".picture .pointed [data-ref='weight.1.0.0']")).to_have_count(1)
    visit.in_picture("input.0").hover()
    expect(visit.page.locator("math [data-ref='input.0'].pointed")).to_have_count(1)


def test_the_next_iteration_starts_from_the_updated_weights_and_a_smaller_loss(
    visit: Visit,
) -> None:
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.page.get_by_role("button", name="Next iteration").click()
    expect(visit.page.get_by_role("heading", name="Iteration 2")).to_be_visible()
    expect(visit.in_picture("weight.2.0.0")).to_have_text("0.3589")  # printed: 0.35891648
    expect(visit.in_picture("bias.2.0")).to_have_text("0.6")  # never updated
    expect(visit.page.get_by_role("heading", name="Iteration 2")).to_contain_text("0.291")
    visit.page.get_by_role("button", name="Initial weights").click()
    expect(visit.in_picture("weight.2.0.0")).to_have_text("0.4")


def test_play_goes_to_the_end_by_itself_and_can_be_paused(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_label("Speed of Play").select_option("15")
    visit.page.get_by_role("button", name="Play").click()
    expect(visit.app).not_to_have_attribute("data-cursor", "0")
    visit.page.get_by_role("button", name="Pause").click()
    paused = visit.cursor
    assert 0 < paused < visit.total
    expect(visit.page.get_by_role("button", name="Play")).to_be_visible()


def test_a_server_that_does_not_answer_leaves_what_is_loaded_to_step_in(visit: Visit) -> None:
    visit.open()
    visit.page.route("**/api/trace", lambda route: route.abort())
    visit.press("ArrowRight", 2)
    visit.wait_for(2)
    visit.page.get_by_role("button", name="Next iteration").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("does not answer")
    visit.press("ArrowRight")
    visit.wait_for(3)
    visit.page.unroute("**/api/trace")
    visit.page.get_by_role("button", name="Next iteration").click()
    expect(visit.page.get_by_role("alert")).to_have_count(0)
    visit.told.clear()  # the browser tells of the requests that were cut off


def test_a_refused_link_says_why_and_shows_an_example(visit: Visit) -> None:
    problem = network((2, 2))
    problem["network"]["layers"][0]["activation"] = "sigmoyd"
    visit.page.goto(f"{visit.server}/#{link_to(problem)}")
    expect(visit.page.get_by_role("alert")).to_contain_text("sigmoid")
    assert visit.total > 0
    visit.told.clear()
