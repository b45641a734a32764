"""Alive: frames dropped while a pass plays, and how fast a dragged number is followed, in Chromium

A frame is dropped where the next one comes more than one and a half of the usual time later. A drag
moves a weight of a 2-3-2 by a pixel a time, each as soon as the browser is idle; an update is a
frame in which the picture shows another value of it, which the server has answered. Beside it is
how old the last move is by then.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.frames import FRAMES, dropped
from benchmarks.rows import Row
from tests.browser.chromium import executable
from tests.browser.conftest import serving
from tests.browser.networks import network
from tests.browser.visit import link_to

_PLAYED = 6000
_MOVES = 150

#: Notes each value of the weight as it comes into a frame, and when.
_WATCH = """() => {
    const shown = () => document.querySelector(
        '.picture svg [data-ref="weight.1.0.0"]').textContent;
    window.seen = [];
    let last = shown();
    const tick = (now) => {
        if (shown() !== last) seen.push([last = shown(), performance.now()]);
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    window.moved = [];
    addEventListener("pointermove", () => moved.push(performance.now()), true);
}"""


def measure() -> Iterable[Row]:
    """Frames of a pass that plays, then updates of a number that is dragged."""
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        for name, sizes in (("2-3-2", (2, 3, 2)), ("10-10-10", (10, 10, 10))):
            page = browser.new_page(reduced_motion="no-preference")
            page.goto(f"{server}/#{link_to(network(sizes))}")
            page.locator("#app[data-cursor='0']").wait_for()
            yield from _still(page, name)
            yield from _played(page, name)
            page.close()
        page = browser.new_page()
        page.goto(f"{server}/#{link_to(network((2, 3, 2)))}")
        page.locator("#app[data-cursor='0']").wait_for()
        yield from _dragged(page)
        browser.close()


def _still(page: Page, name: str) -> Iterable[Row]:
    missing, frames = dropped(page.evaluate(FRAMES, _PLAYED))
    yield Row(f"{name}, at rest: frames dropped", missing, f"of {frames}")


def _played(page: Page, name: str) -> Iterable[Row]:
    page.keyboard.press("Space")
    missing, frames = dropped(page.evaluate(FRAMES, _PLAYED))
    yield Row(f"{name}, playing: frames dropped", missing, f"of {frames}")


def _dragged(page: Page) -> Iterable[Row]:
    # As far as the gradients: after the update the picture shows the new weight.
    update = page.locator(".timeline-names button.phase-update")
    page.keyboard.press("ArrowRight")
    update.click()
    page.keyboard.press("ArrowLeft")
    number = page.locator('.picture svg .edge-label [data-ref="weight.1.0.0"]')
    number.wait_for()
    page.evaluate(_WATCH)
    box: Any = number.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for by in range(_MOVES):
        page.mouse.move(x + 5 + by, y)
    page.mouse.up()
    page.wait_for_timeout(1000)
    seen: list[tuple[str, float]] = page.evaluate("seen")
    moved: list[float] = page.evaluate("moved")
    times = np.array([at for _, at in seen])
    moves = np.array(moved)
    # The move before a value that has just come is at least as late as the one that made it.
    waits = [at - moves[np.searchsorted(moves, at) - 1] for at in times if at > moves[0]]
    took = (times[-1] - times[0]) / 1000
    yield Row("dragging in a 2-3-2: updates shown", (times.size - 1) / took, "a second")
    for share in (50, 95):
        yield Row(
            f"dragging: last move to its frame, p{share}", float(np.percentile(waits, share)), "ms"
        )
