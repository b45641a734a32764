"""A link holds exactly what is open, and so does the browser for the next visit."""

from urllib.parse import quote

from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import new_visit
from tests.browser.editing import edit, numbers_in
from tests.browser.networks import network
from tests.browser.opened import Opened
from tests.browser.visit import Visit, link_to

PROBLEM = network([2, 3, 2], samples=2)


def shared(visit: Visit) -> str:
    """The part after # of the address that Share gives."""
    visit.page.get_by_role("button", name="Share").click()
    expect(visit.page.locator(".toast")).to_contain_text("ink")
    link: str = visit.page.evaluate("location.hash.slice(1)")
    return link


def test_a_link_holds_the_grain_and_the_notation_beside_the_problem_and_the_cursor(
    browser: Browser, server: str, visit: Visit
) -> None:
    visit.open_problem(PROBLEM)
    visit.page.get_by_label("Notation").select_option(index=1)
    visit.set_grain("Layer")
    visit.go_to(31)
    edit(visit, "weight.1.0.1", "1/3")
    link = shared(visit)
    with new_visit(browser, server) as other:
        opened = Opened(other)
        other.page.goto(f"{server}/#{link}")
        other.wait_for(31)
        opened.settle()
        assert opened.problem["network"]["layers"][0]["weights"][0][1] == 1 / 3
        assert numbers_in(other) == numbers_in(visit)
        assert other.panel.inner_text() == visit.panel.inner_text()
        expect(other.page.get_by_role("radio", name="Layer")).to_be_checked()
        expect(other.page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()


def test_a_link_that_is_followed_while_the_page_is_open_can_be_undone(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    before, total = numbers_in(visit), visit.total
    visit.page.evaluate("to => { location.hash = to; }", link_to(PROBLEM))
    visit.wait_for(0)
    visit.page.get_by_role("button", name="Undo", exact=True).click()
    visit.wait_for(3)
    assert (numbers_in(visit), visit.total) == (before, total)


def test_a_damaged_link_of_ones_own_is_named_and_an_example_shown(visit: Visit) -> None:
    visit.open_problem(PROBLEM)
    link = shared(visit)
    for damaged in (link[: len(link) // 2], "s=", "s=" + quote("hello there")):
        visit.open(damaged)
        expect(visit.page.get_by_role("alert")).to_contain_text("The link does not hold a whole")
        assert visit.total == visit.trace(visit.worked_examples()[0]["problem"])["total"]


def test_whoever_comes_back_without_a_link_finds_what_was_open(visit: Visit) -> None:
    opened = Opened(visit)
    visit.open_problem(PROBLEM)
    visit.go_to(12)
    opened.until(lambda: opened.in_address() == (PROBLEM, 12))
    shown = numbers_in(visit)
    visit.page.goto("about:blank")
    visit.page.goto(visit.server)
    visit.wait_for(12)
    assert numbers_in(visit) == shown
    expect(visit.page.get_by_role("alert")).to_have_count(0)


def test_a_page_left_at_once_after_an_edit_comes_back_with_it(visit: Visit) -> None:
    opened = Opened(visit)
    visit.open_problem(PROBLEM)
    opened.until(lambda: opened.in_address() == (PROBLEM, 0))
    for come_back, text in ((visit.page.reload, "1/3"), (lambda: leave_and_return(visit), "1/7")):
        edit(visit, "weight.1.0.1", text)
        shown = numbers_in(visit)
        come_back()
        opened.settle()
        assert numbers_in(visit) == shown


def test_an_address_that_follows_while_a_reload_is_on_its_way_changes_nothing(visit: Visit) -> None:
    opened = Opened(visit)
    visit.open_problem(PROBLEM)
    opened.until(lambda: opened.in_address() == (PROBLEM, 0))
    edit(visit, "weight.1.0.1", "1/3")
    shown = numbers_in(visit)

    def wait_for_the_address(route: Route) -> None:
        opened.until(lambda: opened.in_address() != (PROBLEM, 0))
        route.continue_()

    visit.page.route(f"{visit.server}/", wait_for_the_address)
    visit.page.reload()
    opened.settle()
    assert numbers_in(visit) == shown


def test_a_page_that_is_shown_again_as_it_was_left_writes_its_address(visit: Visit) -> None:
    opened = Opened(visit)
    visit.open_problem(PROBLEM)
    opened.until(lambda: opened.in_address() == (PROBLEM, 0))
    visit.press("ArrowRight")
    # The browser keeps the page whole while it is away, and starts nothing anew.
    visit.page.evaluate(
        """() => {
            dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }"""
    )
    opened.until(lambda: opened.in_address() == (PROBLEM, 1))


def leave_and_return(visit: Visit) -> None:
    """Go to another page, and come by the plain address."""
    visit.page.goto("about:blank")
    visit.page.goto(visit.server)


def test_an_example_that_was_shared_is_still_that_example(visit: Visit) -> None:
    visit.open()
    visit.choose("XOR 2-2-1")
    link = shared(visit)
    visit.choose("Mazur 2-2-2")
    visit.open(link)
    expect(visit.examples.locator("option:checked")).to_have_text("XOR 2-2-1")
