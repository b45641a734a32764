"""What moves over a picture, in the frame that shows a step."""

from typing import Any

#: What the compositor moves by itself, and what else a keyframe has.
_ON_THE_COMPOSITOR = {"transform", "opacity", "offset", "computedOffset", "easing", "composite"}

#: Presses a key and tells, in the frame that shows the step, what moves and what stands.
PRESS = """async (key) => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter(({ effect }) => effect.target.closest("svg"));
    return {
        moving: moving.length,
        properties: [...new Set(moving.flatMap(({ effect }) =>
            effect.getKeyframes().flatMap((frame) => Object.keys(frame))))],
        longest: Math.max(0, ...moving.map(({ effect }) => effect.getComputedTiming().endTime)),
        cursor: document.getElementById("app").dataset.cursor,
        refs: document.querySelectorAll(".motion [data-ref]").length,
        hidden: document.querySelector(".motion")?.getAttribute("aria-hidden"),
    };
}"""

#: Waits until nothing moves any more.
STILL = """async () => {
    while (document.getAnimations().length > 0) await new Promise(requestAnimationFrame);
}"""


def assert_decorates(seen: dict[str, Any], longest: float) -> None:
    """What PRESS tells: something moves, on the compositor alone, for so many ms at most.

    Nothing of it is a number of the picture, or is heard.
    """
    assert seen["moving"] > 0, seen
    assert set(seen["properties"]) <= _ON_THE_COMPOSITOR
    assert (seen["refs"], seen["hidden"]) == (0, "true")
    assert seen["longest"] <= longest + 1
