"""A walk through a trace by its keys, looking at the page after each press."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.browser.visit import Visit

#: Looks at the page whenever a key is let go.
_WATCH = """() => {
    const numbers = (of) => [...document.querySelectorAll(`${of} [data-ref]`)].map(
        (element) => [element.getAttribute("data-ref"), element.textContent.trim()]);
    window.seen = [];
    window.onkeyup = () => window.seen.push([
        Number(document.getElementById("app").dataset.cursor),
        numbers(".picture svg"),
        numbers("math"),
    ]);
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
    """Press a key so often, without waiting in between, and tell what each press showed."""
    visit.page.evaluate(_WATCH)
    visit.press(key, times)
    return [Seen(*each) for each in visit.page.evaluate("window.seen")]


def walk_through(visit: Visit, example: dict[str, Any]) -> Walk:
    """To the end of the example and back, as far a press as the page is set to."""
    visit.choose(example["title"])
    steps = visit.trace(example["problem"])["steps"]
    forward = walk(visit, "ArrowRight", len(steps))
    return Walk(example["title"], steps, forward, walk(visit, "ArrowLeft", len(steps)))
