"""Nobody is kept out: axe finds nothing, in any state of the page, in light and in dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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


@pytest.mark.parametrize("sizes", [[1, 1], [5, 256, 3]], ids=["tiny", "huge"])
def test_axe_finds_nothing_in_a_network_of_any_size(visit: Visit, sizes: list[int]) -> None:
    visit.open_problem(network(sizes))
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert violations(visit.page) == []
