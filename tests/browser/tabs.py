"""The tabs under the step, by their titles, and what they may show at a step."""

from typing import Any

from playwright.sync_api import Locator

from tests.browser.visit import Visit

TABS = ["Chain rule", "Matrix", "Code", "Slope", "All values"]

Wire = dict[str, Any]


def open_tab(visit: Visit, title: str) -> Locator:
    """Open a tab and give its panel."""
    visit.page.get_by_role("tab", name=title).click()
    # In the strip the arrows choose a tab.
    visit.page.evaluate("document.activeElement.blur()")
    return panel_of(visit, title)


def panel_of(visit: Visit, title: str) -> Locator:
    """The panel of an open tab."""
    return visit.page.get_by_role("tabpanel", name=title)


def step_to(visit: Visit, cursor: int) -> None:
    """Step by single numbers until so many steps are done."""
    visit.set_grain("Number")
    visit.press("Home")
    visit.press("ArrowRight", cursor)
    visit.wait_for(cursor)


def known_after(trace: Wire, cursor: int) -> dict[str, float]:
    """What is computed of the sample at work, and of the batch."""
    steps = trace["steps"][:cursor]
    sample = steps[-1]["sample"]
    of_batch = {"batch_gradient", "update"}
    return {
        write["ref"]: write["value"]
        for step in steps
        if step["sample"] == sample or step["op"] in of_batch
        for write in step["writes"]
    }
