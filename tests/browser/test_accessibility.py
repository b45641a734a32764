"""Nobody is kept out: axe finds nothing, in any state of the page, in light and in dark."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.menus import choose, open_menu
from tests.browser.networks import network
from tests.browser.visit import Visit


def show(side: str) -> Callable[[Visit], None]:
    """Show one of the side's parts."""
    return lambda visit: visit.page.get_by_role("button", name=side, exact=True).click()


def tab(name: str) -> Callable[[Visit], None]:
    """Show one of the tabs under the step."""
    return lambda visit: visit.page.get_by_role("tab", name=name).click()


def press(key: str) -> Callable[[Visit], None]:
    """Press a key."""
    return lambda visit: visit.press(key)


def in_turn(*actions: Callable[[Visit], None]) -> Callable[[Visit], None]:
    """Do one thing after another."""

    def all_of_them(visit: Visit) -> None:
        for action in actions:
            action(visit)

    return all_of_them


def wait_for_lesson(visit: Visit) -> None:
    show("Lesson")(visit)
    expect(visit.page.locator("aside h2").first).to_be_visible()


def wait_for_check(visit: Visit) -> None:
    show("Check")(visit)
    expect(visit.page.locator("aside table").first).to_be_visible()


def edit_a_number(visit: Visit) -> None:
    visit.in_picture("input.0").click()
    visit.page.get_by_role("textbox", name="Your value of").fill("x")
    visit.press("Enter")
    expect(visit.page.get_by_role("textbox", name="Your value of")).to_be_focused()


def open_a_file_that_is_broken(visit: Visit) -> None:
    file: Any = {"name": "hw.json", "mimeType": "application/json", "buffer": b"{"}
    visit.page.get_by_label("Problem file").set_input_files(file)
    expect(visit.page.get_by_role("alert")).to_be_visible()


#: What is done one after another, and what may be seen then.
STATES: dict[str, Callable[[Visit], None]] = {
    "the start": lambda _: None,
    "the end": press("End"),
    "a step back": press("ArrowLeft"),
    "the matrix form": tab("Matrix"),
    "the code": tab("Code"),
    "the slope": tab("Slope"),
    "all values": tab("All values"),
    "the network panel": show("Network"),
    "a lesson": wait_for_lesson,
    "the gradient check": wait_for_check,
    "practice": show("Practice"),
    "a bad number": in_turn(show("This step"), edit_a_number),
    "no field open": press("Escape"),
    "the export menu": lambda visit: open_menu(visit, "Export"),
    "the view menu": lambda visit: open_menu(visit, "View"),
    "the sheet of keys": in_turn(press("Escape"), press("?")),
    "a broken file": in_turn(press("Escape"), open_a_file_that_is_broken),
    "the tables": lambda visit: choose(visit, "View", "Network as tables"),
    "the presentation": press("p"),
}


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((1280, 800), "light"), ((1280, 800), "dark"), ((390, 844), "light")],
    ids=["light", "dark", "narrow"],
)
def test_axe_finds_nothing_whatever_is_open(
    visit: Visit, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    visit.page.emulate_media(color_scheme=scheme)
    visit.open()
    found = {}
    for name, reach in STATES.items():
        reach(visit)
        found[name] = violations(visit.page)
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("sizes", [[1, 1], [5, 256, 3]], ids=["tiny", "huge"])
def test_axe_finds_nothing_in_a_network_of_any_size(visit: Visit, sizes: list[int]) -> None:
    visit.open_problem(network(sizes))
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert violations(visit.page) == []
