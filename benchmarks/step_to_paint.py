"""Step to paint: from the press of a key until the step is painted, in Chromium

What is timed is the page's own work on a trusted key event, in two parts: from the time that
Chromium stamps on the event until the last of the page's listeners is done, and from the start of
the next frame until a message posted in it arrives, which is when style, layout and paint of that
frame are done. The wait for the screen's tick in between is left out: it depends on when the key
happens to fall. A message posted in the key's listener would not tell when the listeners are done:
after a key Chromium lets the frame go first, so that message would take in the wait and the frame.
Event Timing would take in the compositor too, but rounds to 8 ms and holds that wait. The tabs
follow a frame later: they are in the thread's work, and not in the time. A step that is not on the
page when its frame begins has no such time, and is counted: a move over more steps than are at hand
waits for the server.

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

#: The first listener is called before the page's own, so that its frame begins before theirs; the
#: second after them, and after the microtasks in which they draw.
_TIME = """(shown) => {
    window.took = { ArrowRight: [], ArrowLeft: [] };
    const { port1, port2 } = new MessageChannel();
    const text = () => document.querySelector(shown).textContent;
    let handled, before;
    addEventListener("keydown", ({ key, timeStamp }) => {
        before = text();
        requestAnimationFrame(() => {
            const start = performance.now();
            const inTime = text() !== before;
            port1.onmessage = () => {
                took[key].push(inTime ? handled - timeStamp + performance.now() - start : null);
            };
            port2.postMessage(null);
        });
    }, true);
    addEventListener("keydown", () => { handled = performance.now(); });
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
        frame = frame_of(page)
        yield Row("a frame", frame, "ms")
        stopwatch = Stopwatch(page, "p")
        for key in KEYS.values():
            stopwatch.press(key, _PRESSES)
        yield from rows("a page that only counts", stopwatch, frame)
        for edges, sizes in NETWORKS.items():
            for grain in ("Number", "Layer"):
                page.goto("about:blank")
                page.goto(f"{server}/#{link_to(network(sizes))}")
                page.locator("#app[data-cursor='0']").wait_for()
                page.get_by_role("radio", name=grain).check(force=True)
                page.evaluate("document.activeElement.blur()")
                stopwatch = Stopwatch(page, ".panel .chip")
                _to_and_fro(page, stopwatch)
                yield from rows(f"{edges:,} edges, by {grain}", stopwatch, frame)


def frame_of(page: Page) -> float:
    """The ms from tick to tick."""
    return float(np.median(np.diff(page.evaluate(_TICKS))))


class Stopwatch:
    """Presses keys on a page, and takes the times, in ms, by key.

    What matches the selector `shown` tells of the step: its text is another one after each press.
    """

    def __init__(self, page: Page, shown: str) -> None:
        self.page = page
        page.evaluate(_TIME, shown)
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
        """From each press until its step was painted; NaN where it was not drawn in time."""
        took: list[float | None] = self.page.evaluate("key => took[key]", key)
        return [np.nan if time is None else time for time in took]

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


def rows(name: str, stopwatch: Stopwatch, frame: float) -> Iterable[Row]:
    """What the stopwatch has taken, by key, beside a frame."""
    for sign, key in KEYS.items():
        painted = np.array(stopwatch.painted(key))
        for what, times in (("painted", painted), ("worked", stopwatch.worked[key])):
            for share in (50, 95):
                value = float(np.nanpercentile(times, share))
                yield Row(f"{name} {sign} {what}, p{share}", value, "ms", "a frame", value / frame)
        late = int(np.isnan(painted).sum())
        if late:
            yield Row(f"{name} {sign} not drawn in time", late, f"of {painted.size}")
