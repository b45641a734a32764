"""What a number that is changed little by little should lead to, and what the page says of it."""

from typing import Any

from playwright.sync_api import Locator

from tests.browser.visit import Visit


def written(visit: Visit, problem: dict[str, Any], ref: str) -> str:
    """How the server's own number of a problem is written, opened by itself."""
    other = visit.page.context.new_page()
    fresh = Visit(other, visit.server)
    fresh.open_problem(problem)
    fresh.press("End")
    fresh.wait_for(fresh.total)
    text = fresh.in_picture(ref).text_content() or ""
    other.close()
    return text


def changed(visit: Visit) -> Locator:
    return visit.page.get_by_role("region", name="What changed")
