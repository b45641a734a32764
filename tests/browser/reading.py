"""What a reader does with a lesson: open it, and turn to the next paragraph."""

from typing import Any

import pytest
from playwright.sync_api import expect

from app.web.lessons.library import lessons_of
from tests.browser.visit import Visit

LESSONS, _ = lessons_of(None)

every_lesson = pytest.mark.parametrize("lesson", [each.id for each in LESSONS])


def told(visit: Visit, lesson: str) -> dict[str, Any]:
    """The lesson, as the server tells it."""
    answer: dict[str, Any] = visit.page.request.get(f"{visit.server}/api/lessons/{lesson}").json()
    return answer


def open_lesson(visit: Visit, lesson: str, paragraph: str) -> None:
    """Open a paragraph by its link."""
    visit.page.goto(f"{visit.server}/#lesson={lesson}&p={paragraph}")
    expect(visit.page.get_by_role("region", name="Lesson", exact=True)).to_be_visible()


def turn(visit: Visit, way: str) -> None:
    """Press the button for the next or the previous paragraph."""
    visit.page.get_by_role("button", name=f"{way} paragraph").click()
