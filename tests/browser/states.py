"""All that may be seen of the page: its states, each reached from the one before."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.menus import bring_in, choose, open_menu
from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only, link_to

Reach = Callable[[Visit], None]


def show(side: str) -> Reach:
    """Show one of the side's parts."""
    return lambda visit: visit.page.get_by_role("button", name=side, exact=True).click()


def tab(name: str) -> Reach:
    """Show one of the tabs under the step."""
    return lambda visit: visit.page.get_by_role("tab", name=name).click()


def press(key: str) -> Reach:
    """Press a key."""
    return lambda visit: visit.press(key)


def in_turn(*actions: Reach) -> Reach:
    """Do one thing after another."""

    def all_of_them(visit: Visit) -> None:
        for action in actions:
            action(visit)

    return all_of_them


def wait_for_lesson(visit: Visit) -> None:
    show("Lesson")(visit)
    expect(visit.page.locator("aside h2").first).to_be_visible()


def wait_for_check(visit: Visit) -> None:
    show("Check")(visit)
    expect(visit.page.locator("aside table").first).to_be_visible()


def edit_a_number(visit: Visit) -> None:
    visit.in_picture("input.0").click()
    visit.page.get_by_role("textbox", name="Your value of").fill("x")
    visit.press("Enter")
    expect(visit.page.get_by_role("textbox", name="Your value of")).to_be_focused()


def open_a_file_that_is_broken(visit: Visit) -> None:
    bring_in(visit, "hw.json", b"{")
    expect(visit.page.get_by_role("alert")).to_be_visible()


def open_network(*sizes: int, cursor: int) -> Reach:
    """Open a network of those sizes, so many steps on."""

    def reach(visit: Visit) -> None:
        visit.open_problem(network(sizes))
        visit.go_to(cursor)

    return reach


def follow_a_damaged_link(visit: Visit) -> None:
    visit.open(link_to(network([2, 2]))[:-40])
    expect(visit.page.get_by_role("alert")).to_be_visible()


def lose_the_server(visit: Visit) -> None:
    visit.open_problem(network([2, 2]))
    visit.page.route("**/api/trace", lambda route: route.abort())
    visit.examples.select_option(index=1)
    expect(visit.page.get_by_role("alert")).to_be_visible()
    visit.page.unroute("**/api/trace")
    assert_told_only(visit, "ERR_FAILED")


#: What is done one after another, and what may be seen then.
STATES: dict[str, Reach] = {
    "the start": lambda _: None,
    "a step forward": press("ArrowRight"),
    "the end": press("End"),
    "a step back": press("ArrowLeft"),
    "amid the backward pass": lambda visit: visit.go_to(round(visit.total * 0.7)),
    "the matrix form": tab("Matrix"),
    "the code": tab("Code"),
    "the slope": tab("Slope"),
    "all values": tab("All values"),
    "the chain rule": tab("Chain rule"),
    "the network panel": show("Network"),
    "a lesson": wait_for_lesson,
    "the gradient check": wait_for_check,
    "practice": show("Practice"),
    "a bad number": in_turn(show("This step"), edit_a_number),
    "no field open": press("Escape"),
    "the export menu": lambda visit: open_menu(visit, "File"),
    "the view menu": lambda visit: open_menu(visit, "View"),
    "the sheet of keys": in_turn(press("Escape"), press("?")),
    "a broken file": in_turn(press("Escape"), open_a_file_that_is_broken),
    "the tables": lambda visit: choose(visit, "View", "Network as tables"),
    "the presentation": in_turn(
        lambda visit: choose(visit, "View", "Network as a picture"), press("p")
    ),
    "a damaged link": follow_a_damaged_link,
    "a large network": open_network(64, 32, 10, cursor=60),
    "a deep network": open_network(5, 5, 5, 5, cursor=150),
    "the server away": lose_the_server,
}
