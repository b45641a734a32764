"""What a person does to change a problem in the page, and what is then to be seen."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.by_hand import numbers_at_the_end
from tests.browser.visit import Visit
from tests.browser.waiting import wait_until

_NUMBERS = """svg => [...svg.querySelectorAll("[data-ref]")].map(
    (element) => [element.getAttribute("data-ref"), element.textContent])"""


def field(visit: Visit) -> Locator:
    """The field over the number that is being edited in the picture."""
    return visit.page.get_by_role("textbox", name="Your value of")


def wait_for_the_reader(visit: Visit) -> None:
    """Wait until what reads typed numbers has come; before, a number left behind is on its way."""
    loaded = "performance.getEntriesByType('resource')"
    wait_until(visit.page, f"{loaded}.some(({{ name }}) => name.includes('/arithmetic-'))")


def reason(visit: Visit) -> Locator:
    """Why a value was not taken."""
    return visit.page.locator(".reason")


def edit(visit: Visit, ref: str, text: str) -> None:
    """Click a number of the picture, type, press Enter, and wait until it is taken."""
    visit.in_picture(ref).click()
    field(visit).fill(text)
    visit.press("Enter")
    expect(field(visit)).to_have_count(0)


def show_network(visit: Visit) -> Locator:
    """The panel in which the network is changed."""
    visit.page.get_by_role("button", name="Network", exact=True).click()
    return visit.page.get_by_role("region", name="Network")


def numbers_in(visit: Visit) -> list[tuple[str, str]]:
    """Each number of the picture and how it is written."""
    return [(ref, text) for ref, text in visit.picture.evaluate(_NUMBERS)]


def assert_right_to_the_end(visit: Visit, problem: dict[str, Any]) -> None:
    """Go to the end, where every number of the picture is that of the problem, by autograd."""
    visit.press("End")
    visit.wait_for(visit.total)
    expected = numbers_at_the_end(problem)
    shown = numbers_in(visit)
    assert len(shown) > 5
    for ref, text in shown:
        assert text != "…", ref
        number = float(text.replace("−", "-"))
        assert number == pytest.approx(expected[ref], rel=5.1e-4, abs=1e-12), ref
    assert len([ref for ref, _ in shown if ref.startswith("updated_weight")]) > 0
