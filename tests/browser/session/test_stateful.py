"""Whatever is done one after another, the page stays sound: played by hypothesis."""

import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_visit
from tests.browser.editing import edit, field, numbers_in, reason, show_network
from tests.browser.menus import bring_in
from tests.browser.networks import assert_kept, changed, network, with_number
from tests.browser.opened import Opened
from tests.browser.visit import Visit, link_to

PROBLEMS = [
    network([2, 2, 1], activation="sigmoid"),
    network([1, 2, 2], samples=2),
    network([2, 3, 2], biases=False, activation="relu"),
]
MOST_LAYERS, MOST_UNITS = 3, 3
ACTIVATIONS = ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus"]
LOSSES = ["half_squared_error", "mean_squared_error"]
NUMBERS = {"1/3": 1 / 3, "-0.25": -0.25, "0": 0.0, "2 * 3": 6.0, "1e-3": 0.001}
State = tuple[dict[str, Any], int]


class Page(RuleBasedStateMachine):
    """The page, and beside it the states that undo and redo are to lead back to."""

    visit: Visit
    other: Visit

    def __init__(self) -> None:
        super().__init__()
        self.opened = Opened(self.visit)
        self.done: list[State] = []
        self.undone: list[State] = []

    @initialize(problem=st.sampled_from(PROBLEMS))
    def begin(self, problem: dict[str, Any]) -> None:
        """Open the page by a link."""
        self.visit.open(link_to(problem))
        self.opened.settle()
        assert self.opened.state() == (problem, 0)

    # What moves.

    @rule(
        grain=st.sampled_from(["Pass", "Layer", "Node", "Number"]),
        keys=st.lists(st.sampled_from(["ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"])),
    )
    def step(self, grain: str, keys: list[str]) -> None:
        """Press keys."""
        self.visit.set_grain(grain)
        for key in keys:
            self.visit.press(key)
        self.opened.settle()

    @rule(share=st.floats(0, 1))
    def seek(self, share: float) -> None:
        """Press on the timeline."""
        self.visit.go_to(round(share * self.visit.total))

    # What changes.

    @rule(data=st.data(), text=st.sampled_from(list(NUMBERS)))
    def change_a_number(self, data: st.DataObject, text: str) -> None:
        """Type a number into the picture."""
        editable = self.visit.picture.locator("[data-edit]").evaluate_all(
            "all => all.map((each) => each.getAttribute('data-edit'))"
        )
        ref = data.draw(st.sampled_from(sorted(editable)))
        before, cursor = self.opened.state()
        sample = self.opened.told()["keyframe"]["sample"]
        edit(self.visit, ref, text)
        expected = with_number(before, sample, ref, NUMBERS[text])
        self.changed(before, cursor, lambda: self.opened.state() == (expected, cursor))

    @rule(text=st.sampled_from(["", "1/", "abc", "1e999"]))
    def type_what_is_no_number(self, text: str) -> None:
        """It stays in its field, with the reason, until it is given up."""
        before = self.opened.state(), numbers_in(self.visit)
        self.visit.in_picture("input.0").click()
        field(self.visit).fill(text)
        self.visit.press("Enter")
        expect(reason(self.visit)).to_be_visible()
        expect(field(self.visit)).to_have_value(text)
        self.visit.press("Escape")
        assert (self.opened.state(), numbers_in(self.visit)) == before

    @rule(data=st.data(), units=st.integers(1, MOST_UNITS))
    def set_units(self, data: st.DataObject, units: int) -> None:
        """Type how many units a layer has."""
        layer = data.draw(st.integers(0, len(self.opened.layers)))
        panel, (before, cursor) = show_network(self.visit), self.opened.state()
        panel.get_by_label(re.compile("^Units of")).nth(layer).fill(str(units))
        self.visit.press("Enter")
        self.changed(before, cursor, lambda: self.opened.sizes[layer] == units)
        assert_kept(before, self.opened.problem)

    @rule(activation=st.sampled_from(ACTIVATIONS))
    def set_activation(self, activation: str) -> None:
        """Choose the output layer's activation."""
        panel, (before, cursor) = show_network(self.visit), self.opened.state()
        panel.get_by_label("Activation of the output layer").select_option(activation)
        last = ("network", "layers", -1, "activation")
        expected = changed(before, *last, to=activation)
        self.changed(before, cursor, lambda: self.opened.problem == expected)

    @rule(loss=st.sampled_from(LOSSES))
    def set_loss(self, loss: str) -> None:
        """Choose the loss."""
        panel, (before, cursor) = show_network(self.visit), self.opened.state()
        panel.get_by_label("Loss").select_option(loss)
        self.changed(before, cursor, lambda: self.opened.problem == before | {"loss": loss})

    @precondition(lambda self: len(self.opened.layers) < MOST_LAYERS)
    @rule()
    def add_a_layer(self) -> None:
        """Add a hidden layer."""
        panel, (before, cursor) = show_network(self.visit), self.opened.state()
        panel.get_by_role("button", name="Add a hidden layer").click()
        depth = len(before["network"]["layers"]) + 1
        self.changed(before, cursor, lambda: len(self.opened.layers) == depth)

    @precondition(lambda self: len(self.opened.layers) > 1)
    @rule()
    def take_a_layer_away(self) -> None:
        """Take the first hidden layer away."""
        panel, (before, cursor) = show_network(self.visit), self.opened.state()
        panel.get_by_role("button", name=re.compile("^Take (the )?hidden layer")).first.click()
        kept = before["network"]["layers"][2:]
        self.changed(before, cursor, lambda: self.opened.layers[1:] == kept)

    # What leads to another state, and back.

    @precondition(lambda self: self.done)
    @rule()
    def undo_redo_undo(self) -> None:
        """What is undone comes back as it was."""
        here, shown = self.opened.state(), numbers_in(self.visit)
        before = self.done.pop()
        self.turn("Undo", before)
        self.turn("Redo", here)
        assert numbers_in(self.visit) == shown
        self.turn("Undo", before)
        self.undone.append(here)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Do again what was undone."""
        self.done.append(self.opened.state())
        self.turn("Redo", self.undone.pop())

    @rule(problem=st.sampled_from(PROBLEMS), by_file=st.booleans())
    def open_another(self, problem: dict[str, Any], by_file: bool) -> None:
        """Open a problem by a link that is followed, or by a file."""
        before, cursor = self.opened.state()
        if by_file:
            content = json.dumps(problem).encode()
            with self.visit.page.expect_response("**/api/trace"):
                bring_in(self.visit, "a.json", content)
        else:
            # The address may hold this very link already.
            with self.visit.page.expect_response("**/api/trace"):
                self.visit.page.evaluate(
                    "to => { location.hash = ''; location.hash = to; }", link_to(problem)
                )
        self.opened.settle()
        self.done.append((before, cursor))
        self.undone.clear()
        assert self.opened.state() == (problem, 0)

    @rule()
    def reload(self) -> None:
        """Load the page anew: it shows the same, and there is nothing to undo."""
        here, shown = self.opened.state(), numbers_in(self.visit)
        self.visit.page.reload()
        self.opened.settle()
        assert self.opened.state() == here
        assert numbers_in(self.visit) == shown
        self.done.clear()
        self.undone.clear()

    @rule()
    def open_the_link_elsewhere(self) -> None:
        """The address shows the same to somebody else."""
        self.opened.until(lambda: self.opened.in_address() == self.opened.state())
        self.other.page.goto("about:blank")
        self.other.page.goto(self.visit.page.url)
        self.other.wait_for(self.visit.cursor)
        assert numbers_in(self.other) == numbers_in(self.visit)
        assert self.other.told == []

    @invariant()
    def is_sound(self) -> None:
        """The picture agrees with the server, and undo is there where something was done."""
        if not self.opened.problem:
            return
        self.opened.assert_shown()
        for name, pile in (("Undo", self.done), ("Redo", self.undone)):
            button = self.visit.page.get_by_role("button", name=name, exact=True)
            assert button.is_enabled() == bool(pile), name

    # What it leads to.

    def changed(self, before: dict[str, Any], cursor: int, as_told: Callable[[], bool]) -> None:
        """Wait until the change is as it was told, and take note of it, unless it is none."""
        self.opened.until(as_told)
        self.opened.settle()
        if self.opened.problem != before:
            self.done.append((before, cursor))
            self.undone.clear()

    def turn(self, name: str, to: State) -> None:
        """Press Undo or Redo, which leads to a state."""
        self.visit.page.get_by_role("button", name=name, exact=True).click()
        self.opened.until(lambda: self.opened.state() == to)
        self.opened.settle()


def test_whatever_is_done_the_page_agrees_with_the_server_and_leads_back(
    browser: Browser, server: str
) -> None:
    with new_visit(browser, server) as visit, new_visit(browser, server) as other:
        machine = type("Machine", (Page,), {"visit": visit, "other": other})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=4,
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
