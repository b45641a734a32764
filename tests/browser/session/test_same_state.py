"""The same place in the trace looks the same, whichever way it was reached."""

import pytest

from tests.browser.visit import Visit

#: A plain one, one with a batch, one with layers and one with softmax.
EXAMPLES = ["Lecture 10", "XOR", "Two hidden layers", "Softmax"]


def drawn(visit: Visit) -> tuple[str, str]:
    """The picture as it is serialised, and what the panel says."""
    return visit.picture.evaluate("svg => svg.outerHTML"), visit.panel.inner_text()


@pytest.mark.parametrize("name", EXAMPLES)
def test_forward_backward_and_by_a_jump(name: str, visit: Visit) -> None:
    visit.open()
    visit.choose(next(e["title"] for e in visit.worked_examples() if e["title"].startswith(name)))
    visit.set_grain("Number")
    sample = range(0, visit.total + 1, 11)
    forward = {}
    for cursor in range(visit.total + 1):
        if cursor in sample:
            visit.wait_for(cursor)
            forward[cursor] = drawn(visit)
        # From the end it would lead to the next iteration.
        if cursor < visit.total:
            visit.press("ArrowRight")
    visit.wait_for(visit.total)
    assert len(set(forward.values())) == len(sample)
    for cursor in range(visit.total, -1, -1):
        if cursor in sample:
            visit.wait_for(cursor)
            assert drawn(visit) == forward[cursor], f"backward to {cursor}"
        visit.press("ArrowLeft")
    for cursor in [*sample[::2], *sample[1::2]]:
        visit.go_to(cursor)
        assert drawn(visit) == forward[cursor], f"by a jump to {cursor}"
