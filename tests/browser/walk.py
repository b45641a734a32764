"""A walk through a trace by its keys, looking at the page after each press."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.browser.visit import Visit

#: Presses a key so often, and looks at the page each time as soon as the press has changed it.
#: Nothing is painted in between, which would take most of the time.
_WALK = """async ([key, times]) => {
    const numbers = (of) => [...document.querySelectorAll(`${of} [data-ref]`)].map(
        (element) => [element.getAttribute("data-ref"), element.textContent.trim()]);
    const app = document.getElementById("app");
    const seen = [];
    for (let pressed = 0; pressed < times; pressed++) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await null;
        seen.push([Number(app.dataset.cursor), numbers(".picture svg"), numbers("math")]);
    }
    return JSON.stringify(seen);
}"""


class Seen(NamedTuple):
    """What the page showed at a cursor: each number's ref, and how it is written."""

    cursor: int
    picture: list[list[str]]
    formula: list[list[str]]


@dataclass(frozen=True)
class Walk:
    """What was seen of an example after each → up to the end, and after each ← back again."""

    title: str
    steps: list[dict[str, Any]]
    forward: list[Seen]
    backward: list[Seen]


def walk(visit: Visit, key: str, times: int) -> list[Seen]:
    """Press a key so often, and tell what each press showed."""
    return [Seen(*each) for each in json.loads(visit.page.evaluate(_WALK, [key, times]))]


def walk_through(visit: Visit, example: dict[str, Any]) -> Walk:
    """To the end of the example and back, as far a press as the page is set to."""
    visit.choose(example["title"])
    steps = visit.trace(example["problem"])["steps"]
    forward = walk(visit, "ArrowRight", len(steps))
    return Walk(example["title"], steps, forward, walk(visit, "ArrowLeft", len(steps)))
