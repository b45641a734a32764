"""When something is wrong with a link or with the server, the page says so and keeps working."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.networks import network
from tests.browser.visit import Visit, assert_told_only, link_to

TRACE = "**/api/trace"


def notice(visit: Visit) -> Locator:
    """The message that something went wrong."""
    return visit.page.get_by_role("alert")


@pytest.mark.parametrize(
    "cut",
    [lambda link: link[:-40], lambda _: "problem=%", lambda _: "problem=", lambda _: "problem=hi"],
    ids=["cut short", "half a percent sign", "empty", "no JSON"],
)
def test_a_broken_link_is_named_and_an_example_shown(
    cut: Callable[[str], str], visit: Visit
) -> None:
    visit.open(cut(link_to(network([2, 2]))))
    expect(notice(visit)).to_contain_text("link")
    assert visit.total == visit.trace(visit.worked_examples()[0]["problem"])["total"]
    visit.press("ArrowRight")
    visit.wait_for(1)
    notice(visit).get_by_role("button", name="Close").click()
    expect(notice(visit)).to_have_count(0)


def test_while_the_script_is_on_its_way_the_page_says_so_and_after_a_while_what_to_do(
    visit: Visit,
) -> None:
    visit.page.route("**/first-*.js", lambda _: None)
    visit.page.goto(visit.server, wait_until="commit")
    loading = visit.page.get_by_text("Drawing the network…")
    expect(loading).to_be_visible()
    late = visit.page.get_by_text("Load the page again if nothing comes.")
    expect(late).to_be_hidden()
    visit.page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    expect(late).to_be_visible()
    visit.page.unroute("**/first-*.js")
    visit.open()
    expect(loading).to_have_count(0)


def test_a_refused_problem_is_named_with_its_reason_and_an_example_shown(visit: Visit) -> None:
    problem = network([2, 2], activation="sigmoyd")
    visit.open(link_to(problem))
    expect(notice(visit)).to_contain_text("The activation of layer 1 is unknown, “sigmoyd”")
    assert visit.total == visit.trace(visit.worked_examples()[0]["problem"])["total"]
    assert_told_only(visit, "422")


def test_a_problem_that_is_not_finite_is_named_with_the_number_that_is_not(visit: Visit) -> None:
    problem = network([1, 2], biases=False, activation="softplus", numbers=lambda _: 0.5)
    problem["network"]["layers"][0]["weights"] = [[-1e6], [1e6]]
    problem["loss"] = "categorical_cross_entropy"
    visit.open(link_to(problem))
    # The network that is open has another layer, and so other symbols.
    expect(notice(visit)).to_contain_text("loss term (output 1) of sample 1 is not finite")
    assert visit.total == visit.trace(visit.worked_examples()[0]["problem"])["total"]
    assert_told_only(visit, "422")


def test_what_is_loaded_still_steps_while_the_server_is_away_and_the_rest_comes_later(
    visit: Visit,
) -> None:
    problem = network([5, 5, 5, 5])
    visit.open_problem(problem)
    visit.page.route(TRACE, lambda route: route.abort())
    visit.press("End")
    expect(notice(visit)).to_contain_text("server does not answer")
    assert visit.cursor == 0
    visit.press("ArrowRight")
    visit.wait_for(1)
    visit.press("ArrowLeft")
    visit.wait_for(0)
    visit.page.unroute(TRACE)
    visit.press("End")
    visit.wait_for(visit.total)
    expect(notice(visit)).to_have_count(0)
    assert_told_only(visit, "ERR_FAILED")


def test_trying_again_does_what_could_not_be_done(visit: Visit) -> None:
    visit.open_problem(network([5, 5, 5, 5]))
    visit.page.route(TRACE, lambda route: route.abort())
    visit.press("End")
    expect(notice(visit)).to_be_visible()
    visit.page.unroute(TRACE)
    notice(visit).get_by_role("button", name="Try again").click()
    visit.wait_for(visit.total)
    expect(notice(visit)).to_have_count(0)
    assert_told_only(visit, "ERR_FAILED")


def test_once_the_server_is_back_the_page_goes_on_by_itself(visit: Visit) -> None:
    visit.open_problem(network([5, 5, 5, 5]))
    visit.page.route("**/*", lambda route: route.abort())
    visit.press("End")
    expect(notice(visit)).to_contain_text("server does not answer")
    visit.page.unroute("**/*")
    visit.wait_for(visit.total)
    expect(notice(visit)).to_have_count(0)
    assert_told_only(visit, "ERR_FAILED")


def test_once_the_server_is_back_nobody_is_taken_away_from_where_they_have_gone(
    visit: Visit,
) -> None:
    visit.open_problem(network([5, 5, 5, 5]))
    visit.page.route("**/*", lambda route: route.abort())
    visit.press("End")
    expect(notice(visit)).to_contain_text("server does not answer")
    visit.press("ArrowRight")
    visit.wait_for(1)
    visit.page.unroute("**/*")
    expect(notice(visit)).to_have_count(0)
    assert visit.cursor == 1
    assert_told_only(visit, "ERR_FAILED")


def test_an_example_that_cannot_be_had_leaves_the_open_one_as_it_is(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight", 2)
    done, total = visit.cursor, visit.total
    visit.page.route(TRACE, lambda route: route.abort())
    visit.examples.select_option(index=1)
    expect(notice(visit)).to_contain_text("server does not answer")
    assert (visit.cursor, visit.total) == (done, total)
    assert_told_only(visit, "ERR_FAILED")


def test_an_answer_without_a_reason_is_still_told(visit: Visit) -> None:
    visit.open()
    visit.page.route(TRACE, lambda route: route.fulfill(status=500, body="<h1>Broken</h1>"))
    visit.examples.select_option(index=1)
    expect(notice(visit)).to_contain_text("500")
    assert_told_only(visit, "500")


FORBIDDEN = """Object.defineProperty(globalThis, "localStorage", { get() {
    throw new DOMException("denied", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_named_once_when_there_is_something_to_lose(
    storage: str, visit: Visit
) -> None:
    visit.page.add_init_script(storage)
    visit.open()
    toast = visit.page.locator(".toast")
    visit.page.wait_for_timeout(500)
    expect(toast).to_be_empty()
    visit.press("ArrowRight")
    expect(toast).to_contain_text("keeps nothing for your next visit")
    visit.wait_for(1)
    visit.page.get_by_role("button", name="Share").click()
    expect(toast).to_contain_text("ink")
    expect(toast).not_to_contain_text("keeps nothing")
    visit.press("ArrowRight")
    visit.wait_for(2)
    visit.page.wait_for_timeout(500)
    expect(toast).not_to_contain_text("keeps nothing")


def test_contents_that_do_not_come_are_told_in_their_place_and_asked_for_again(
    visit: Visit,
) -> None:
    visit.open()
    visit.page.route("**/api/lessons", lambda route: route.abort())
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    side = visit.page.get_by_role("region", name="Lessons")
    expect(side.get_by_role("alert")).to_contain_text("The contents did not come.")
    side.get_by_role("button", name="Try again").click()
    expect(side.get_by_role("alert")).to_contain_text("The contents did not come.")
    visit.page.unroute("**/api/lessons")
    side.get_by_role("button", name="Try again").click()
    expect(side.get_by_role("link", name="Batches: sum and mean", exact=True)).to_be_visible()
    expect(side.get_by_role("alert")).to_have_count(0)
    assert_told_only(visit, "ERR_FAILED")


def test_contents_that_did_not_come_are_asked_for_again_by_who_comes_back(visit: Visit) -> None:
    visit.open()
    visit.page.route("**/api/lessons", lambda route: route.abort())
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    expect(visit.page.get_by_text("The contents did not come.")).to_be_visible()
    visit.page.unroute("**/api/lessons")
    visit.page.get_by_role("button", name="This step").click()
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    expect(visit.page.get_by_role("link", name="Batches: sum and mean", exact=True)).to_be_visible()
    assert_told_only(visit, "ERR_FAILED")


def test_a_stopped_backend_behind_a_proxy_is_told_at_once_and_comes_back_by_itself(
    visit: Visit,
) -> None:
    visit.open_problem(network([5, 5, 5, 5]))
    visit.page.route(
        TRACE,
        lambda route: route.fulfill(
            status=502, content_type="text/html", body="<h1>502 Bad Gateway</h1>"
        ),
    )
    visit.press("End")
    expect(notice(visit)).to_contain_text("server does not answer")
    visit.page.unroute(TRACE)
    visit.wait_for(visit.total)
    expect(notice(visit)).to_have_count(0)
    assert_told_only(visit, "502")


def test_a_new_version_is_told_and_loading_it_keeps_the_work(visit: Visit) -> None:
    problem = network([5, 5, 5, 5])
    visit.open_problem(problem)
    visit.press("ArrowRight", 3)
    visit.wait_for(3)
    visit.page.route(TRACE, lambda route: route.abort())
    visit.page.route(
        f"{visit.server}/",
        lambda route: route.fulfill(
            content_type="text/html",
            body='<script type="module" src="/static/first-of-tomorrow.js"></script>',
        ),
    )
    visit.press("End")
    expect(notice(visit)).to_contain_text("server does not answer")
    visit.page.unroute(TRACE)
    news = visit.page.get_by_text("A new version of Backstep is here.")
    expect(news).to_be_visible()
    visit.wait_for(visit.total)
    visit.page.unroute(f"{visit.server}/")
    visit.page.get_by_role("button", name="Load it").click()
    expect(news).to_have_count(0)
    visit.wait_for(visit.total)
    assert_told_only(visit, "ERR_FAILED")
