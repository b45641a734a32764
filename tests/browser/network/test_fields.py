"""What is typed is not lost: while the server is slow, while rows go, while the picture changes."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.editing import field, reason, show_network
from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only
from tests.browser.waiting import wait_for, wait_until

PROBLEM = network([2, 2, 2], activation="identity", samples=3)


class SlowServer:
    """Holds every request for a trace until it is let go."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []
        page.route("**/api/trace", self._hold)

    def _hold(self, route: Route) -> None:
        self._held.append(route)

    def answer(self) -> None:
        """Answer the request that has waited longest; wait for it if there is none yet."""
        wait_for(self._page, lambda: bool(self._held), "a trace has been asked for")
        self._held.pop(0).continue_()

    def hurry(self) -> None:
        """Hold nothing any longer."""
        while self._held:
            self.answer()
        self._page.unroute("**/api/trace")


@pytest.mark.parametrize("leave", ["Enter", "Tab"])
def test_what_is_typed_while_a_value_is_on_its_way_is_taken_after_it(
    visit: Visit, leave: str
) -> None:
    visit.open_problem(PROBLEM)
    panel = show_network(visit)
    rate = panel.get_by_label("Learning rate η")
    server = SlowServer(visit.page)
    rate.fill("0.3")
    rate.press("Enter")
    rate.fill("0.7")
    rate.press(leave)
    server.answer()
    server.hurry()
    expect(panel.locator("[aria-busy=true]")).to_have_count(0)
    expect(rate).to_have_value("0.7")
    visit.page.get_by_role("button", name="Undo", exact=True).click()
    expect(rate).to_have_value("0.3")


def test_what_is_still_being_typed_stays_when_the_value_before_it_is_taken(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    rate = show_network(visit).get_by_label("Learning rate η")
    server = SlowServer(visit.page)
    rate.fill("0.3")
    rate.press("Enter")
    rate.press_sequentially("75")
    server.hurry()
    expect(rate).to_have_attribute("aria-busy", "false")
    expect(rate).to_have_value("0.375")
    expect(rate).to_be_focused()


def test_a_bad_entry_stays_with_its_reason_and_its_part_is_marked_while_it_is_away(
    visit: Visit,
) -> None:
    visit.open_problem(PROBLEM)
    for label in ("Learning rate η", "Units of the hidden layer", "Inputs of sample 1"):
        entry = show_network(visit).get_by_label(label, exact=True)
        before = entry.input_value()
        entry.fill("one")
        entry.press("Enter")
        why = reason(visit).inner_text()
        visit.show("This step")
        marked = re.compile("^Network.*with an entry that was not taken$")
        visit.page.get_by_role("button", name=marked).click()
        expect(entry).to_have_value("one")
        expect(reason(visit)).to_have_text(why)
        entry.fill(before)
        entry.press("Enter")
        expect(reason(visit)).to_have_count(0)


def test_tab_pressed_while_a_value_is_on_its_way_goes_on_to_the_next_number(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    server = SlowServer(visit.page)
    visit.in_picture("input.0").click()
    before = visit.page.locator(".editor label").text_content() or ""
    field(visit).fill("0.25")
    visit.press("Enter")
    visit.press("Tab")
    server.hurry()
    expect(visit.in_picture("input.0")).to_have_text("0.25")
    expect(visit.page.locator(".editor label")).not_to_have_text(before)
    expect(field(visit)).to_be_focused()


def test_an_unreadable_text_stays_with_its_sample_when_another_is_taken_away(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    panel = show_network(visit)
    inputs = panel.get_by_label("Inputs of sample 2")
    inputs.fill("none")
    inputs.press("Enter")
    panel.get_by_role("button", name="Take sample 1 away").click()
    expect(panel.get_by_label("Inputs of sample 3")).to_have_count(0)
    expect(panel.get_by_label("Inputs of sample 1")).to_have_value("none")
    expect(panel.get_by_label("Inputs of sample 2")).not_to_have_value("none")
    expect(reason(visit)).to_have_count(1)


def test_an_unreadable_text_stays_with_its_layer_when_one_is_added(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    panel = show_network(visit)
    units = panel.get_by_label("Units of the output layer")
    units.fill("many")
    units.press("Enter")
    panel.get_by_role("button", name="Add a hidden layer").click()
    expect(panel.get_by_label("Units of hidden layer 2")).to_have_value("2")
    expect(panel.get_by_label("Units of the output layer")).to_have_value("many")


def test_a_refused_choice_is_marked_with_its_reason_until_something_else_is_changed(
    visit: Visit,
) -> None:
    visit.open_problem(PROBLEM)
    panel = show_network(visit)
    loss = panel.get_by_label("Loss", exact=True)
    loss.select_option(label="binary cross-entropy")
    activation = panel.get_by_label("Activation of the output layer")
    expect(activation).to_have_value("sigmoid")
    activation.select_option(label="tanh")
    expect(activation).to_have_attribute("aria-invalid", "true")
    described = activation.get_attribute("aria-describedby")
    expect(visit.page.locator(f"[id='{described}']")).to_contain_text("binary cross-entropy needs")
    expect(activation).to_have_value("sigmoid")
    loss.select_option("half_squared_error")
    expect(activation).to_have_attribute("aria-invalid", "false")
    expect(reason(visit)).to_have_count(0)
    assert_told_only(visit, "422")


def test_the_field_stays_over_its_number_when_the_picture_changes_its_size(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    visit.in_picture("weight.2.1.0").click()
    typed = field(visit)
    typed.fill("0.12")
    for width, height in [(900, 700), (1400, 900), (390, 844)]:
        visit.page.set_viewport_size({"width": width, "height": height})
        wait_until(
            visit.page,
            """(() => {
                const middle = (at) => {
                    const box = document.querySelector(at).getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2];
                };
                const [x, y] = middle('svg [data-ref="weight.2.1.0"]');
                const [u, v] = middle(".editor input");
                return Math.hypot(x - u, y - v) < 6;
            })()""",
        )
    expect(typed).to_have_value("0.12")


def test_a_pointer_pressed_elsewhere_moves_no_step_where_it_crosses_the_timeline(
    visit: Visit,
) -> None:
    visit.open()
    box = visit.timeline.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2
    visit.page.mouse.move(middle, box["y"] - 200)
    visit.page.mouse.down()
    visit.page.mouse.move(middle, box["y"] + box["height"] / 2, steps=5)
    visit.page.mouse.up()
    assert visit.cursor == 0
