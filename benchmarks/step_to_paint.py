"""Step to paint: from the press of a key until the step is painted, in Chromium

What is timed is the page's own work on a trusted key event: from the time that Chromium stamps on
the event until the listeners and what they set off are done, and from the start of the next frame
until a message posted in it arrives, which is when style, layout and paint of that frame are done.
The wait for the screen's tick in between is left out: it depends on when the key happens to fall.
Event Timing would take in the compositor too, but rounds to 8 ms and holds that wait. The tabs
follow a frame later: they are in the thread's work, and not in the time.

Beside it stands how long the processor worked for the page's thread in that step, which other
programs on the machine do not lengthen.
"""

from collections import defaultdict
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
        stopwatch = Stopwatch(page)
        for key in KEYS.values():
            stopwatch.press(key, _PRESSES)
        yield from _rows("a page that only counts", stopwatch, frame)
        for edges, sizes in NETWORKS.items():
            page.goto("about:blank")
            page.goto(f"{server}/#{link_to(network(sizes))}")
            page.locator("#app[data-cursor='0']").wait_for()
            for grain in ("Term", "Layer"):
                page.get_by_role("radio", name=grain).check(force=True)
                page.evaluate("document.activeElement.blur()")
                stopwatch = Stopwatch(page)
                _to_and_fro(page, stopwatch)
                yield from _rows(f"{edges:,} edges, by {grain}", stopwatch, frame)


class Stopwatch:
    """Presses keys on a page, and takes the times, in ms, by key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(_TIME)
        self.worked: dict[str, list[float]] = defaultdict(list)
        self._metrics = page.context.new_cdp_session(page)
        self._metrics.send("Performance.enable", {"timeDomain": "threadTicks"})

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, so often."""
        for _ in range(times):
            before = self._thread_time()
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(_PAUSE)
            self.worked[key].append(self._thread_time() - before)

    def painted(self, key: str) -> list[float]:
        """From each press until its step was painted."""
        took: list[float] = self.page.evaluate("key => took[key]", key)
        return took

    def _thread_time(self) -> float:
        metrics = self._metrics.send("Performance.getMetrics")["metrics"]
        seconds = {each["name"]: float(each["value"]) for each in metrics}
        return 1e3 * seconds["TaskDuration"]


def _to_and_fro(page: Page, stopwatch: Stopwatch) -> None:
    """Step on, and as often back, until each has been done as often as is to be timed."""
    go_on = page.get_by_role("button", name="Next", exact=True)
    left = _PRESSES
    while left > 0:
        there = 0
        while there < left and go_on.is_enabled():
            stopwatch.press(KEYS["→"])
            there += 1
        stopwatch.press(KEYS["←"], there)
        left -= there


def _rows(name: str, stopwatch: Stopwatch, frame: float) -> Iterable[Row]:
    for sign, key in KEYS.items():
        for what, times in (
            ("painted", stopwatch.painted(key)),
            ("worked", stopwatch.worked[key]),
        ):
            for share in (50, 95):
                value = float(np.percentile(times, share))
                yield Row(f"{name} {sign} {what}, p{share}", value, "ms", "a frame", value / frame)
