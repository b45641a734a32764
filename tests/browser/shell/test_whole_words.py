"""No word beside the picture and among the moves is cut, in whichever part and window."""

import json
from urllib.parse import quote

import pytest

from tests.browser.learn.clipped import clipped_words
from tests.browser.visit import Visit

GRAPH = "graph=" + quote(json.dumps({"text": "L = x * y", "values": {"x": 3.0, "y": 2.0}}))
PARTS = {"": ["Network", "Lesson", "Check", "Practice"], GRAPH: ["Lesson", "Learn", "Practice"]}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("fragment", PARTS)
def test_what_is_chosen_is_read_whole_in_every_part(
    visit: Visit, fragment: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open(fragment)
    visit.use()
    for part in PARTS[fragment]:
        visit.show(part)
        visit.page.wait_for_load_state("networkidle")
        assert clipped_words(visit.page, "aside") == [], part


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_all_moves_are_whole_at_the_end_of_an_iteration_too(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 640})
    visit.open()
    visit.press("End")
    visit.wait_for(visit.total)
    assert clipped_words(visit.page, ".moves") == []
