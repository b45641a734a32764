"""The network panel changes the shape of the problem, its objective and its samples."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.editing import numbers_in, show_network
from tests.browser.networks import changed, network
from tests.browser.opened import Opened
from tests.browser.visit import Visit

Wire = dict[str, Any]
PROBLEM = network([2, 3, 2], samples=2, activation="sigmoid")


def layers_of(problem: Wire) -> list[Wire]:
    layers: list[Wire] = problem["network"]["layers"]
    return layers


def type_in(panel: Locator, label: str, text: str) -> None:
    field = panel.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")


def write_in(panel: Locator, layer: str, label: str, text: str) -> None:
    """Write a text of several lines into a field of the hidden or output layer's matrices."""
    field = panel.get_by_label(f"{label} of the {layer} layer", exact=True)
    if not field.count():
        panel.locator("summary", has_text=re.compile(layer, re.IGNORECASE)).click()
    field.fill(text)
    field.press("Control+Enter")


def choose(label: str, option: str) -> Callable[[Locator], Any]:
    return lambda panel: panel.get_by_label(label, exact=True).select_option(label=option)


def press(name: str) -> Callable[[Locator], Any]:
    return lambda panel: panel.get_by_role("button", name=name, exact=True).click()


def layer(problem: Wire, at: int, **fields: Any) -> Wire:
    """The problem with fields of a layer replaced."""
    return changed(problem, "network", "layers", at, to=layers_of(problem)[at] | fields)


#: What is done in the panel, and the problem that it makes.
EXACT: dict[str, tuple[Callable[[Locator], Any], Wire]] = {
    "an activation": (
        choose("Activation of the hidden layer", "ReLU"),
        layer(PROBLEM, 0, activation="relu"),
    ),
    "the output's activation": (
        choose("Activation of the output layer", "softmax"),
        layer(PROBLEM, 1, activation="softmax"),
    ),
    "no biases": (choose("Biases of the hidden layer", "none"), layer(PROBLEM, 0, biases=None)),
    "frozen biases": (
        choose("Biases of the output layer", "frozen"),
        layer(PROBLEM, 1, train_biases=False),
    ),
    "a matrix of weights": (
        lambda panel: write_in(panel, "hidden", "Weights", "[[1, 2],\n [3, 4],\n [0.5, 1/8]]"),
        layer(PROBLEM, 0, weights=[[1, 2], [3, 4], [0.5, 0.125]]),
    ),
    "a list of biases": (
        lambda panel: write_in(panel, "output", "Bias values", "0.25 -1"),
        layer(PROBLEM, 1, biases=[0.25, -1]),
    ),
    "the loss": (
        choose("Loss", "mean squared error (1/C) Σ (y − o)²"),
        PROBLEM | {"loss": "mean_squared_error"},
    ),
    "the learning rate": (
        lambda panel: type_in(panel, "Learning rate η", "1/8"),
        changed(PROBLEM, "optimizer", "learning_rate", to=0.125),
    ),
    "the reduction": (
        choose("Samples’ gradients", "are added up"),
        PROBLEM | {"reduction": "sum"},
    ),
    "inputs": (
        lambda panel: type_in(panel, "Inputs of sample 2", "1/4, -3"),
        changed(PROBLEM, "samples", 1, "input", to=[0.25, -3]),
    ),
    "targets": (
        lambda panel: type_in(panel, "Targets of sample 1", "0 1"),
        changed(PROBLEM, "samples", 0, "target", to=[0, 1]),
    ),
    "one more sample": (
        press("Add a sample"),
        PROBLEM | {"samples": [*PROBLEM["samples"], PROBLEM["samples"][-1]]},
    ),
    "one sample less": (
        press("Take sample 1 away"),
        PROBLEM | {"samples": PROBLEM["samples"][1:]},
    ),
}
#: What is done in the panel, and how many units the layers have then.
SHAPES: dict[str, tuple[Callable[[Locator], Any], list[int]]] = {
    "fewer inputs": (lambda panel: type_in(panel, "Units of the input layer", "1"), [1, 3, 2]),
    "more inputs": (lambda panel: type_in(panel, "Units of the input layer", "4"), [4, 3, 2]),
    "fewer hidden units": (
        lambda panel: type_in(panel, "Units of the hidden layer", "2"),
        [2, 2, 2],
    ),
    "more hidden units": (
        lambda panel: type_in(panel, "Units of the hidden layer", "5"),
        [2, 5, 2],
    ),
    "fewer outputs": (lambda panel: type_in(panel, "Units of the output layer", "1"), [2, 3, 1]),
    "more outputs": (lambda panel: type_in(panel, "Units of the output layer", "3"), [2, 3, 3]),
    "one more layer": (press("Add a hidden layer"), [2, 3, 3, 2]),
    "one layer less": (press("Take the hidden layer away"), [2, 2]),
    "weights drawn anew": (press("Draw all weights"), [2, 3, 2]),
}


def sizes_of(problem: Wire) -> list[int]:
    layers = layers_of(problem)
    return [len(layers[0]["weights"][0]), *(len(each["weights"]) for each in layers)]


def assert_undone_and_redone(visit: Visit, opened: Opened, before: tuple[Wire, int]) -> None:
    """Undo leads back to the problem before, and redo again to the one that is open."""
    after, shown = opened.state(), numbers_in(visit)
    for name, state in (("Undo", before), ("Redo", after)):
        visit.page.get_by_role("button", name=name, exact=True).click()
        opened.settle()
        assert opened.state() == state
    assert numbers_in(visit) == shown


def begin(visit: Visit) -> tuple[Opened, Locator, tuple[Wire, int]]:
    """Step into the problem, and show the panel."""
    opened = Opened(visit)
    visit.open_problem(PROBLEM)
    visit.go_to(20)
    return opened, show_network(visit), opened.state()


def test_each_choice_changes_what_it_says_and_nothing_else_and_is_undone(visit: Visit) -> None:
    opened, panel, before = begin(visit)
    for name, (act, expected) in EXACT.items():
        act(panel)
        opened.settle()
        assert opened.problem == expected, name
        assert_undone_and_redone(visit, opened, before)
        visit.page.get_by_role("button", name="Undo", exact=True).click()
        opened.settle()


def test_a_change_of_the_shape_keeps_every_number_that_still_has_a_place(visit: Visit) -> None:
    opened, panel, before = begin(visit)
    old = layers_of(PROBLEM)
    for name, (act, sizes) in SHAPES.items():
        act(panel)
        opened.settle()
        assert sizes_of(opened.problem) == sizes, name
        opened.assert_shown()
        new = layers_of(opened.problem)
        if name == "one more layer":
            assert [new[0], new[2]] == old
        elif name == "one layer less":
            assert [row[:2] for row in old[1]["weights"]] == new[0]["weights"]
        elif name == "weights drawn anew":
            assert new[0]["weights"] != old[0]["weights"]
        else:
            for a, b in zip(old, new, strict=True):
                rows = zip(a["weights"], b["weights"], strict=False)
                assert all(x == y for pair in rows for x, y in zip(*pair, strict=False))
                assert all(x == y for x, y in zip(a["biases"], b["biases"], strict=False))
        visit.page.get_by_role("button", name="Undo", exact=True).click()
        opened.settle()
        assert opened.state() == before


def test_the_seed_is_on_show_and_decides_the_weights(visit: Visit) -> None:
    opened, panel, _ = begin(visit)
    drawn = []
    for seed in ("7", "8", "7"):
        type_in(panel, "Seed", seed)
        expect(panel.get_by_label("Seed", exact=True)).to_have_value(seed)
        panel.get_by_role("button", name="Draw all weights").click()
        opened.settle()
        drawn.append(opened.problem)
    assert drawn[0] == drawn[2] != drawn[1]


#: A field, what is typed into it, and what the reason says.
BAD = [
    ("Units of the hidden layer", "0", "A whole number from 1 to"),
    ("Units of the hidden layer", "2.5", "A whole number from 1 to"),
    ("Units of the input layer", "many", "part of a number"),
    ("Learning rate η", "half", "part of a number"),
    ("Inputs of sample 1", "1", "This takes 2 numbers"),
    ("Targets of sample 2", "1, 2, 3", "This takes 2 numbers"),
    ("Seed", "-1", "A whole number from 0 to"),
]


def test_a_matrix_of_another_shape_stays_in_its_field_with_the_reason(visit: Visit) -> None:
    opened, panel, before = begin(visit)
    write_in(panel, "hidden", "Weights", "1 2 3\n4 5 6")
    expect(panel.get_by_role("alert")).to_have_text("This takes 3 rows; there are 2.")
    expect(panel.get_by_label("Weights of the hidden layer")).to_have_value("1 2 3\n4 5 6")
    assert opened.state() == before


def test_a_bad_value_stays_in_its_field_with_the_reason_and_changes_nothing(visit: Visit) -> None:
    opened, panel, before = begin(visit)
    shown = numbers_in(visit)
    for label, text, told in BAD:
        type_in(panel, label, text)
        expect(panel.get_by_role("alert")).to_contain_text(told)
        expect(panel.get_by_label(label, exact=True)).to_have_value(text)
        assert (opened.state(), numbers_in(visit)) == (before, shown)
        panel.get_by_label(label, exact=True).press("Escape")
        expect(panel.get_by_role("alert")).to_have_count(0)
    expect(visit.page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
