"""Nobody is kept out: axe finds nothing, in any state of the page, in light and in dark."""

from typing import Literal

import pytest

from tests.browser.axe import violations
from tests.browser.networks import network
from tests.browser.states import STATES
from tests.browser.visit import Visit


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
