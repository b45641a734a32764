"""Whether the labels of the picture have room: their boxes, measured in Chromium."""

from itertools import combinations
from typing import Any

from tests.browser.visit import Visit

#: Text boxes may touch by the slack that fonts keep above and below their glyphs.
_SLACK = 1

#: The boxes of all text lines, and of the picture; in the pixels of the window.
_BOXES = """() => {
    const box = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { text: element.textContent, left, top, right, bottom };
    };
    const svg = document.querySelector(".picture svg");
    // A halo lies under its own text, and what is not computed yet takes no ink.
    const seen = (text) => getComputedStyle(text).visibility === "visible";
    const texts = [...svg.querySelectorAll("text:not(.halo)")].filter(seen).map(box)
        .filter((each) => each.text.trim());
    return { picture: box(svg), texts };
}"""


def assert_labels_have_room(visit: Visit) -> None:
    """No two labels of the picture overlap, and none is clipped."""
    boxes = visit.page.evaluate(_BOXES)
    assert boxes["texts"]
    assert _overlapping(boxes) == []
    assert _clipped(boxes) == []


def _overlapping(boxes: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes overlap by more than the slack."""
    return [
        (a["text"], b["text"])
        for a, b in combinations(boxes["texts"], 2)
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > _SLACK
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > _SLACK
    ]


def _clipped(boxes: dict[str, Any]) -> list[str]:
    """Texts that reach beyond the picture."""
    picture = boxes["picture"]
    return [
        text["text"]
        for text in boxes["texts"]
        if text["left"] < picture["left"] - _SLACK
        or text["right"] > picture["right"] + _SLACK
        or text["top"] < picture["top"] - _SLACK
        or text["bottom"] > picture["bottom"] + _SLACK
    ]
