"""Nobody is kept out: axe finds nothing, in any state of the page, in light and in dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.axe import violations, violations_in_both_themes
from tests.browser.networks import network
from tests.browser.states import STATES
from tests.browser.visit import Visit


def test_axe_finds_nothing_whatever_is_open_in_light_and_dark(visit: Visit) -> None:
    visit.open()
    assert found_in_any_state(visit, violations_in_both_themes) == {}


def test_axe_finds_nothing_whatever_is_open_in_a_narrow_window(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open()
    assert found_in_any_state(visit, violations) == {}


def found_in_any_state(visit: Visit, look: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What is found wrong in which of the page's states."""
    found = {}
    for name, reach in STATES.items():
        reach(visit)
        found[name] = look(visit.page)
    return {name: told for name, told in found.items() if told}


def test_in_the_readers_own_colours_what_is_chosen_differs_from_what_is_not(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    visit.open()
    visit.press("ArrowRight")
    tabs = visit.page.get_by_role("tablist").first
    chosen = tabs.get_by_role("tab", selected=True)
    other = tabs.get_by_role("tab", selected=False).first
    assert _style(chosen, "borderBottomColor") != _style(other, "borderBottomColor")
    side = visit.page.get_by_role("group", name="What the side shows")
    pressed = side.get_by_role("button", pressed=True)
    assert _style(pressed, "backgroundColor") != _style(
        side.get_by_role("button", pressed=False).first, "backgroundColor"
    )
    grains = visit.page.locator(".segments input[name=grain]")
    shown = grains.evaluate_all(
        "all => all.map((each) => getComputedStyle(each.nextSibling).backgroundColor)"
    )
    # Pass, Layer, Node, Number, Term; Node is chosen.
    assert shown[2] not in [shown[0], shown[1], shown[3]]


def _style(element: Locator, name: str) -> str:
    """What the element's style is at last."""
    value: str = element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return value


@pytest.mark.parametrize("sizes", [[1, 1], [5, 256, 3]], ids=["tiny", "huge"])
def test_axe_finds_nothing_in_a_network_of_any_size(visit: Visit, sizes: list[int]) -> None:
    visit.open_problem(network(sizes))
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert violations(visit.page) == []


def test_whatever_can_have_the_focus_has_a_name_and_says_it_once(visit: Visit) -> None:
    visit.open()
    assert found_in_any_state(visit, _unnamed_or_said_twice) == {}


def _unnamed_or_said_twice(page: Page) -> list[str]:
    """What a screen reader hears no name of, or one that is its description too."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    wrong = []
    for node in nodes:
        held = [each["name"] for each in node.get("properties", [])]
        role = node["role"]["value"]
        # A box that is no more than a box that keeps a press in it from closing it is not heard.
        if node["ignored"] or "focusable" not in held or role == "generic":
            continue
        name = node["name"]["value"].strip()
        description = node.get("description", {}).get("value", "").strip()
        if not name or name == description:
            wrong.append(f"{role} {name}")
    return wrong
