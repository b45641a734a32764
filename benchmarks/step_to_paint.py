"""Step to paint: from the press of a key until the step is painted, in Chromium

What is timed is the page's own work on a trusted key event: from the time that Chromium stamps on
the event until the listeners and what they set off are done, and from the start of the next frame
until a message posted in it arrives, which is when style, layout and paint of that frame are done.
The wait for the screen's tick in between is left out: it depends on when the key happens to fall.
Event Timing would take in the compositor too, but rounds to 8 ms and holds that wait.
"""

from collections.abc import Iterable

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.rows import Row
from tests.browser.chromium import executable
from tests.browser.conftest import serving
from tests.browser.networks import network
from tests.browser.visit import link_to

NETWORKS = {12: (2, 3, 2), 75: (5, 5, 5, 5), 200: (10, 10, 10), 10_000: (100, 50, 100)}
KEYS = {"→": "ArrowRight", "←": "ArrowLeft"}
_PRESSES = 60
#: Between two presses, in ms: about as fast as a key that is held down repeats.
_PAUSE = 35

#: Listens before the page does; a message that is posted then comes after all of its listeners.
_TIME = """() => {
    window.took = { ArrowRight: [], ArrowLeft: [] };
    const afterThis = (then) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now());
        port2.postMessage(null);
    };
    addEventListener("keydown", ({ key, timeStamp }) => {
        let handling = 0;
        afterThis((now) => { handling = now - timeStamp; });
        requestAnimationFrame(() => {
            const start = performance.now();
            afterThis((now) => took[key].push(handling + now - start));
        });
    }, true);
}"""
_TICKS = """() => new Promise((done) => {
    const ticks = [];
    const tick = (now) => ticks.push(now) < 60 ? requestAnimationFrame(tick) : done(ticks);
    requestAnimationFrame(tick);
})"""
_COUNTER = """data:text/html,<p>0</p><script>addEventListener("keydown", () => {
    document.querySelector("p").textContent++;
})</script>"""


def measure() -> Iterable[Row]:
    """The median step and the slowest in twenty, beside the time from tick to tick."""
    with serving() as server, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=executable()).new_page()
        page.goto(_COUNTER)
        frame = float(np.median(np.diff(page.evaluate(_TICKS))))
        yield Row("a frame", frame, "ms")
        page.evaluate(_TIME)
        for key in KEYS.values():
            _press(page, key, _PRESSES)
        yield from _rows("a page that only counts", page, frame)
        for edges, sizes in NETWORKS.items():
            page.goto("about:blank")
            page.goto(f"{server}/#{link_to(network(sizes))}")
            page.locator("#app[data-cursor='0']").wait_for()
            for grain in ("Term", "Layer"):
                page.get_by_role("radio", name=grain).check(force=True)
                page.evaluate("document.activeElement.blur()")
                page.evaluate(_TIME)
                _to_and_fro(page)
                yield from _rows(f"{edges:,} edges, by {grain}", page, frame)


def _to_and_fro(page: Page) -> None:
    """Step on, and as often back, until each has been done as often as is to be timed."""
    go_on = page.get_by_role("button", name="Next", exact=True)
    left = _PRESSES
    while left > 0:
        there = 0
        while there < left and go_on.is_enabled():
            _press(page, KEYS["→"])
            there += 1
        _press(page, KEYS["←"], there)
        left -= there


def _press(page: Page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)
        page.wait_for_timeout(_PAUSE)


def _rows(name: str, page: Page, frame: float) -> Iterable[Row]:
    took = page.evaluate("took")
    for sign, key in KEYS.items():
        for share in (50, 95):
            value = float(np.percentile(took[key], share))
            yield Row(f"{name} {sign}, p{share}", value, "ms", "a frame", value / frame)
