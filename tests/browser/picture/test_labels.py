"""No two labels of the picture overlap and none is clipped, measured by their boxes in Chromium."""

from collections.abc import Sequence

import pytest

from tests.browser.boxes import assert_labels_have_room
from tests.browser.networks import network
from tests.browser.visit import Visit

SHAPES: list[Sequence[int]] = [
    (1, 1),
    (2, 2, 1),
    (1, 5, 1),
    (2, 6, 1),
    (3, 3, 3),
    (5, 5, 5),
    (4, 4, 4, 4),
    (5, 5, 5, 5),
    (2, 3, 2, 3, 2),
    (64, 32, 10),
]


def long_and_short(at: int) -> float:
    """Numbers of every length that is written: 0.5, −1.234e−10, −123.4, …"""
    lengths = (0.5, -1.2341e-10, -0.0012341, 1.0, -123.412, -1.2341e-5, 0.25)
    return lengths[at % len(lengths)]


def check_start_middle_and_end(visit: Visit, *, fit: bool = False) -> None:
    """Look at the picture before the first step, in the middle and after the last."""
    if fit:
        visit.use()
        visit.page.get_by_role("button", name="Fit", exact=True).click()
    for cursor in (0, visit.total // 2, visit.total):
        visit.go_to(cursor) if cursor else visit.press("Home")
        visit.page.mouse.move(640, 5)
        assert_labels_have_room(visit)


@pytest.mark.parametrize("biases", [True, False])
@pytest.mark.parametrize("sizes", SHAPES, ids=lambda sizes: "-".join(map(str, sizes)))
def test_no_label_overlaps_another_or_is_clipped(
    visit: Visit, sizes: Sequence[int], biases: bool
) -> None:
    samples = 2 if biases else 1  # of a batch, a gradient is marked as the mean
    problem = network(sizes, biases=biases, samples=samples, numbers=long_and_short)
    visit.open_problem(problem)
    check_start_middle_and_end(visit)


@pytest.mark.parametrize("window", [(360, 740), (1024, 700), (1920, 1080)])
def test_the_examples_shown_whole_have_room_in_windows_of_all_sizes(
    visit: Visit, window: tuple[int, int]
) -> None:
    visit.page.set_viewport_size({"width": window[0], "height": window[1]})
    visit.open()
    for example in visit.worked_examples():
        visit.choose(example["title"])
        check_start_middle_and_end(visit, fit=True)
