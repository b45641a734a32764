"""What a page has open, by the requests that it sent and by its address, and whether that shows."""

import base64
import json
import re
import zlib
from collections.abc import Callable
from functools import reduce
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.browser.editing import numbers_in
from tests.browser.visit import Visit

Wire = dict[str, Any]
#: Counts what the page waits for itself: that it has asked is told here a moment later.
_COUNTING = """
    window.waitsFor = 0;
    const ask = window.fetch;
    window.fetch = (...what) => {
        window.waitsFor += 1;
        return ask(...what).finally(() => { window.waitsFor -= 1; });
    };
"""
_WAITS = "() => waitsFor > 0 || !document.querySelector('#app').hasAttribute('data-total')"


class Opened:
    """Follows a visit: ``problem`` is the last one that the server answered with a trace of."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.problem: Wire = {}
        self._asked: list[Request] = []
        visit.page.add_init_script(_COUNTING)
        visit.page.on("request", self._on_request)
        visit.page.on("requestfailed", self._on_end)
        visit.page.on("requestfinished", self._on_end)

    def _on_request(self, request: Request) -> None:
        if request.url.endswith("/api/trace"):
            self._asked.append(request)

    def _on_end(self, request: Request) -> None:
        if request in self._asked:
            response = request.response()
            if response is not None and response.ok:
                self.problem = json.loads(request.post_data or "")["problem"]
            # Last: while the response is asked for, whoever waits goes on.
            self._asked.remove(request)

    def settle(self) -> None:
        """Wait until the page waits for nothing."""
        self.until(lambda: not self.visit.page.evaluate(_WAITS) and not self._asked)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until it holds; fail after ten seconds."""
        for _ in range(1000):
            if holds():
                return
            self.visit.page.wait_for_timeout(10)
        raise AssertionError(f"not within ten seconds; asked: {self._asked}")

    def state(self) -> tuple[Wire, int]:
        """The problem and the cursor."""
        return self.problem, self.visit.cursor

    @property
    def layers(self) -> list[Wire]:
        """The layers of the problem."""
        layers: list[Wire] = self.problem["network"]["layers"]
        return layers

    @property
    def sizes(self) -> list[int]:
        """How many inputs there are, and units in each layer."""
        return [len(self.layers[0]["weights"][0]), *(len(each["weights"]) for each in self.layers)]

    def told(self) -> Wire:
        """What the server tells of the state at this cursor: a page without steps."""
        body = {"problem": self.problem, "start": self.visit.cursor, "count": 0}
        answer = self.visit.page.request.post(f"{self.visit.server}/api/trace", data=body)
        assert answer.ok, answer.text()
        told: Wire = answer.json()
        return told

    def in_address(self) -> tuple[Wire, int] | None:
        """The problem and the cursor that the page's address holds, if it holds any."""
        found = re.search(r"#s=([\w-]+)$", self.visit.page.url)
        if not found:
            return None
        packed = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
        held = json.loads(zlib.decompress(packed, wbits=-15))
        return held["problem"], held["cursor"]

    def assert_shown(self) -> None:
        """The picture has the numbers that the server tells of this cursor, and none before."""
        told = self.told()
        assert self.visit.total == told["total"]
        known = _given(self.problem, told["keyframe"]["sample"]) | told["keyframe"]
        shown = numbers_in(self.visit)
        assert len(shown) > 5
        for ref, text in shown:
            number = _number(known, ref)
            if number is None:
                assert text == "…", ref
            else:
                told_number = float(text.replace("−", "-"))
                assert told_number == pytest.approx(number, rel=5.1e-4, abs=1e-12), ref
        assert self.visit.told == []
        expect(self.visit.page.get_by_role("alert")).to_have_count(0)


def _given(problem: Wire, sample: int) -> Wire:
    layers = problem["network"]["layers"]
    return {
        **problem["samples"][sample],
        "weight": [layer["weights"] for layer in layers],
        "bias": [layer["biases"] for layer in layers],
    }


def _number(known: Wire, ref: str) -> float | None:
    """The number that the ref names: layers count from 1, units from 0."""
    name, *texts = ref.split(".")
    places = [int(text) for text in texts]
    if name not in ("input", "target", "loss_term", "loss"):
        places[0] -= 1
    found: Any = reduce(lambda nested, place: nested and nested[place], places, known[name])
    return None if found is None else float(found)
