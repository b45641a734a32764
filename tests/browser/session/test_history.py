"""The browser's Back and Forward lead through what was opened, not through every step."""

from playwright.sync_api import Route, expect

from tests.browser.editing import numbers_in
from tests.browser.visit import Visit, assert_told_only


def entries(visit: Visit) -> int:
    """How many entries the browser's history has."""
    count: int = visit.page.evaluate("history.length")
    return count


def settle(visit: Visit) -> None:
    """Wait until the address has followed."""
    visit.page.wait_for_timeout(800)


def test_back_returns_from_another_example_to_the_step_that_was_left(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    before, count = numbers_in(visit), entries(visit)
    visit.choose("XOR 2-2-1")
    visit.press("ArrowRight", 2)
    visit.wait_for(2)
    settle(visit)
    there = numbers_in(visit)
    assert entries(visit) == count + 1
    visit.page.go_back()
    visit.wait_for(3)
    expect(visit.examples.locator("option:checked")).to_have_text("Lecture 10 (2-3-2)")
    assert numbers_in(visit) == before
    settle(visit)
    visit.page.go_forward()
    visit.wait_for(2)
    expect(visit.examples.locator("option:checked")).to_have_text("XOR 2-2-1")
    assert numbers_in(visit) == there


def test_a_step_before_a_lesson_has_come_does_not_cost_the_entry(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    link = visit.page.get_by_role("link", name="Batches: sum and mean", exact=True)
    expect(link).to_be_visible()
    settle(visit)
    count = entries(visit)
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    visit.page.route("**/api/lessons/batches*", hold)
    link.click()
    visit.press("ArrowRight")
    visit.wait_for(1)
    settle(visit)
    [lesson] = asked
    lesson.continue_()
    visit.page.wait_for_url("**/#lesson=batches&p=*")
    assert entries(visit) == count + 1
    visit.page.go_back()
    expect(link).to_be_visible()
    visit.wait_for(1)


def test_steps_and_changes_make_no_entries(visit: Visit) -> None:
    visit.open()
    settle(visit)
    count = entries(visit)
    visit.press("ArrowRight", 2)
    settle(visit)
    visit.page.get_by_role("button", name="Network", exact=True).click()
    visit.page.get_by_label("Loss").select_option("mean_squared_error")
    settle(visit)
    visit.press("u")
    settle(visit)
    assert entries(visit) == count


def test_back_returns_from_a_lesson_to_the_contents_and_what_stood_there(visit: Visit) -> None:
    visit.open()
    visit.choose("ReLU 2-2-1")
    visit.press("ArrowRight")
    visit.wait_for(1)
    before = numbers_in(visit)
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    link = visit.page.get_by_role("link", name="Batches: sum and mean", exact=True)
    expect(link).to_be_visible()
    settle(visit)
    count = entries(visit)
    link.click()
    visit.page.wait_for_url("**/#lesson=batches&p=*")
    visit.page.get_by_role("button", name="Next paragraph").click()
    visit.page.wait_for_url("**/#lesson=batches&p=a-gradient-each")
    assert entries(visit) == count + 1
    visit.page.go_back()
    expect(link).to_be_visible()
    visit.wait_for(1)
    assert numbers_in(visit) == before
    visit.page.go_forward()
    expect(visit.page.locator(".paragraph.current h3")).to_have_text("A gradient each")
    visit.page.go_back()
    expect(link).to_be_visible()


def test_what_was_not_opened_has_no_entry(visit: Visit) -> None:
    visit.open()
    settle(visit)
    count = entries(visit)
    visit.page.route("**/api/trace", lambda route: route.fulfill(status=422, json=REFUSED))
    visit.examples.select_option(label="XOR 2-2-1")
    expect(visit.page.get_by_role("alert")).to_contain_text("Not today")
    visit.page.unroute("**/api/trace")
    visit.press("ArrowRight")
    visit.wait_for(1)
    settle(visit)
    assert entries(visit) == count
    assert_told_only(visit, "422")


REFUSED = {"type": "about:blank", "title": "Refused", "detail": "Not today.", "status": 422}
