"""A step whose numbers are pointed at, and what shows that one is."""

from tests.browser.visit import Visit

#: In the first example: after this step, δ of the first hidden unit, and what it reads.
DELTA = "delta.1.0"
READS = ("error.1.0", "slope.1.0")

#: What decides how a number looks, and in the picture the ground that it stands on.
LOOKS = """number => {
    const whole = number.closest("svg g") ?? number;
    return [whole, ...whole.querySelectorAll("*")].map((part) => {
        const { fill, stroke, strokeWidth, color, backgroundColor, outline, fontWeight } =
            getComputedStyle(part);
        return [fill, stroke, strokeWidth, color, backgroundColor, outline, fontWeight].join();
    });
}"""


def go_to_delta(visit: Visit) -> None:
    """Go to the step that computes DELTA."""
    visit.open()
    steps = visit.trace(visit.worked_examples()[0]["problem"])["steps"]
    visit.go_to(next(step["index"] + 1 for step in steps if step["result"] == DELTA))
