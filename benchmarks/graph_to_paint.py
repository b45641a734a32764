"""Graph to paint: a graph of thousands of numbers is opened and stepped through, in Chromium

Opening is timed from the change of the address until the frame in which its picture stands is
painted, beside a circuit of three numbers; a step as in `step_to_paint`.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.rows import Row
from benchmarks.step_to_paint import KEYS, Stopwatch, frame_of, rows
from tests.browser.chromium import executable
from tests.browser.conftest import serving

_DENSE = "h = tanh(X @ W)\no = softmax(h @ U)\nL = mean_squared_error(o, Y)"
_CONVOLUTION = "c = conv2d(x, k, b)\np = max_pool(relu(c), 2)\nL = sum(p ** 2)"
_CIRCUIT = {"text": "f = x * x", "values": {"x": 2.0}}
_PRESSES, _OPENED = 40, 8

_OPEN = """(hash) => new Promise((done) => {
    const app = document.querySelector("#app");
    const before = app.dataset.total;
    const start = performance.now();
    const look = () => {
        if (app.dataset.total === before) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(null);
    };
    location.hash = hash;
    requestAnimationFrame(look);
})"""


def _drawn(text: str, **shapes: tuple[int, ...]) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    values = {name: rng.normal(size=shape).round(3).tolist() for name, shape in shapes.items()}
    return {"text": text, "values": values}


GRAPHS = {
    "2,000 numbers, dense": _drawn(_DENSE, X=(10, 14), W=(14, 14), U=(14, 14), Y=(10, 14)),
    "2,000 numbers, convolution": _drawn(_CONVOLUTION, x=(1, 1, 16, 16), k=(2, 1, 3, 3), b=(2,)),
    "20,000 numbers, dense": _drawn(_DENSE, X=(50, 40), W=(40, 40), U=(40, 40), Y=(50, 40)),
    "20,000 numbers, convolution": _drawn(_CONVOLUTION, x=(1, 1, 45, 45), k=(2, 1, 3, 3), b=(2,)),
}


def measure() -> Iterable[Row]:
    """The median of opening it, and steps forward from its start and back from its end."""
    with serving() as server, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=executable()).new_page()
        page.goto("about:blank")
        frame = frame_of(page)
        yield Row("a frame", frame, "ms")
        page.goto(f"{server}/")
        page.locator("#app[data-total]").wait_for()
        _opened(page, _CIRCUIT)  # what draws graphs is loaded with the first
        for name, graph in GRAPHS.items():
            small, large = [], []
            for count in range(_OPENED):
                large.append(_opened(page, _with_other_number(graph, count)))
                small.append(_opened(page, _CIRCUIT))
            ours, circuit = float(np.median(large)), float(np.median(small))
            yield Row(f"{name}, opened", ours, "ms", "a circuit", ours / circuit)
            _opened(page, graph)
            stopwatch = Stopwatch(page, ".panel .chip")
            stopwatch.press(KEYS["→"], _PRESSES)
            page.keyboard.press("End")
            page.wait_for_timeout(2000)
            stopwatch.press(KEYS["←"], _PRESSES)
            yield from rows(name, stopwatch, frame)
            _opened(page, _CIRCUIT)


def _with_other_number(graph: dict[str, Any], count: int) -> dict[str, Any]:
    """The graph with another number, so that it has not been seen before."""
    return {**graph, "text": f"{graph['text']} * {count + 2}"}


def _opened(page: Page, graph: dict[str, Any]) -> float:
    took = float(page.evaluate(_OPEN, f"graph={quote(json.dumps(graph), safe='')}"))
    page.wait_for_timeout(300)
    return took
