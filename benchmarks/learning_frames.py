"""The learning room while it trains: frames, and milliseconds of the main thread for each

A frame's time is what a processor works at all tasks of the page's main thread, as Chromium counts
it, over the frames that were drawn; a screen of 60 a second leaves 16.7 ms.
"""

from collections.abc import Iterable

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.frames import FRAMES, dropped
from benchmarks.rows import Row
from tests.browser.chromium import executable
from tests.browser.conftest import serving

_WATCHED = 4000
_FRAME = 1000 / 60
_SETS = ("XOR", "Two moons", "Two spirals", "Handwritten digits")


def measure() -> Iterable[Row]:
    """Each set with its own network, at 50 iterations a second."""
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        for title in _SETS:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(server)
            page.get_by_role("button", name="Learn", exact=True).click()
            page.get_by_label("Data", exact=True).select_option(label=title)
            app = page.locator("#app")
            expect(app).to_have_attribute("data-source", title)
            yield from _trained(page, title)
            page.close()
        browser.close()


def _trained(page: Page, title: str) -> Iterable[Row]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    page.get_by_role("button", name="Train").click()
    # The workers of the server come first.
    expect(page.locator("#app")).not_to_have_attribute("data-iteration", "0", timeout=60_000)
    before = busy()
    ticks = page.evaluate(FRAMES, _WATCHED)
    each = 1000 * (busy() - before) / len(ticks)
    missing, frames = dropped(ticks)
    yield Row(f"{title}: main thread a frame", each, "ms", "a frame at 60 a second", each / _FRAME)
    yield Row(f"{title}: frames dropped", missing, f"of {frames}")
