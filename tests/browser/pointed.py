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


def joined_in_batch(visit: Visit) -> tuple[int, str, list[int]]:
    """Open XOR: after which step a gradient of the batch is joined, what that reads of each sample,
    and after which steps each sample has it.
    """
    visit.open()
    xor = next(e for e in visit.worked_examples() if len(e["problem"]["samples"]) == 4)
    visit.choose(xor["title"])
    steps = visit.trace(xor["problem"])["steps"]
    joined = next(step for step in steps if step["op"] == "batch_gradient")
    read = joined["reads"][0]
    own = [step["index"] + 1 for step in steps if step["result"] == read]
    return joined["index"] + 1, read, own
