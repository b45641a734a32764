"""A visit of the page: what a person does there and sees, by the names that a person would use."""

import json
import re
from collections.abc import Mapping
from time import monotonic
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

Wire = Mapping[str, Any]


class Visit:
    """The page in a browser.

    ``told`` is what appeared in the console, ``asked`` every address that was requested. Of failed
    requests that a test brings about the browser tells in its own time: they are ``failing``.
    """

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.told: list[str] = []
        self.asked: list[str] = []
        self.failing: set[str] = set()
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(error.message))
        page.on("request", lambda request: self.asked.append(request.url))

    # Opening.

    def open(self, fragment: str = "") -> None:
        """Load the page, at ``#fragment`` if there is one."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.server}/{fragment and '#'}{fragment}")
        self.wait_for(0)

    def open_problem(self, problem: Wire) -> None:
        """Load the page by a link that holds the problem."""
        self.open(link_to(problem))
        expect(self.examples).to_have_value("")
        expect(self.app).to_have_attribute("data-total", str(self.trace(problem)["total"]))

    def choose(self, example: str) -> None:
        """Choose a worked example from the menu, by its title."""
        chosen = next(each for each in self.worked_examples() if each["title"] == example)
        self.examples.select_option(label=example)
        total = self.trace(chosen["problem"])["total"]
        expect(self.app).to_have_attribute("data-total", str(total))
        self.wait_for(0)

    def trace(self, problem: Wire) -> dict[str, Any]:
        """The whole trace of the problem, as the server tells it."""
        body = {"problem": problem, "count": 4096}
        answer = self.page.request.post(f"{self.server}/api/trace", data=body)
        assert answer.ok, answer.text()
        trace: dict[str, Any] = answer.json()
        return trace

    def worked_examples(self) -> list[dict[str, Any]]:
        """The examples of the menu, as the server tells them."""
        examples: list[dict[str, Any]] = self.page.request.get(f"{self.server}/api/examples").json()
        return examples

    # Moving.

    @property
    def cursor(self) -> int:
        """How many steps are done, once the page is drawn."""
        expect(self.app).to_have_attribute("data-cursor", re.compile(r"\d"))
        return int(self.app.get_attribute("data-cursor") or "")

    @property
    def total(self) -> int:
        """How many steps there are, once the problem is open."""
        expect(self.app).to_have_attribute("data-total", re.compile(r"\d"))
        return int(self.app.get_attribute("data-total") or "")

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, as often as given, without waiting in between."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def wait_for(self, cursor: int) -> None:
        """Wait until so many steps are done, and the tabs have followed."""
        expect(self.app).to_have_attribute("data-cursor", str(cursor))
        behind = self.page.locator(f'.tabs:not([data-cursor="{cursor}"])')
        expect(behind).to_have_count(0)

    def go_to(self, cursor: int) -> None:
        """Press on the timeline where so many steps are done."""
        box = self.timeline.bounding_box()
        assert box is not None
        share = max(0.0, (cursor - 0.5) / self.total)
        self.page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        self.wait_for(cursor)

    def use(self) -> None:
        """Move the pointer: what the first view does not need comes once the page is in use."""
        self.page.mouse.move(8, 9)
        self.page.mouse.move(9, 9)

    def show(self, part: str) -> None:
        """Show another part of the side: Network, Lesson, Check, Practice, This step."""
        self.page.locator(".sides").get_by_role("button", name=part, exact=True).click()

    def set_grain(self, name: str) -> None:
        """Choose how far Next goes: Pass, Layer, Node, Number or Term."""
        self.page.get_by_role("radio", name=name).check(force=True)

    # Looking.

    @property
    def app(self) -> Locator:
        """The element that carries the cursor."""
        return self.page.locator("#app")

    @property
    def examples(self) -> Locator:
        """The menu of worked examples."""
        return self.page.get_by_label("Worked example")

    @property
    def timeline(self) -> Locator:
        """The slider with a mark for each step."""
        return self.page.get_by_role("slider", name="Steps done")

    @property
    def picture(self) -> Locator:
        """The network."""
        return self.page.locator(".picture svg")

    @property
    def panel(self) -> Locator:
        """What is told of this step."""
        return self.page.get_by_role("region", name="This step")

    def in_picture(self, ref: str) -> Locator:
        """A number in the picture."""
        return self.picture.locator(f'[data-ref="{ref}"]')

    def in_formula(self, ref: str) -> Locator:
        """A number in the formula, where it stands first."""
        return self.page.locator(f'math [data-ref="{ref}"]').first


def link_to(problem: Wire) -> str:
    """The part of the address after # that opens the problem."""
    return "problem=" + quote(json.dumps(problem), safe="")


def assert_told_only(visit: Visit, of: str) -> None:
    """The console holds nothing but the browser's own word on the failed requests.

    That may come a little after what the page makes of them, and once more after this.
    """
    visit.failing.add(of)
    deadline = monotonic() + 10
    while not visit.told and monotonic() < deadline:
        visit.page.wait_for_timeout(20)
    assert visit.told
    assert told_beside_failures(visit) == []
    visit.told.clear()


def told_beside_failures(visit: Visit) -> list[str]:
    """What the console holds beside the browser's word on requests that were to fail."""
    return [
        message
        for message in visit.told
        if not any(re.match(rf"Failed to load resource: .*{of}", message) for of in visit.failing)
    ]
