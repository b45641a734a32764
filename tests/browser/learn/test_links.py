"""A link and a reload bring back the learning room, its data and its run."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_visit
from tests.browser.learning import enter
from tests.browser.menus import shared
from tests.browser.visit import Visit


def numbers_of(visit: Visit) -> str:
    """The iteration, the epoch and the losses, as they stand over the curve."""
    return visit.page.locator(".curve-head .values").inner_text()


@pytest.mark.parametrize("by", ["link", "reload"])
def test_the_learning_room_is_there_again_and_its_run_is_the_same_run_again(
    visit: Visit, browser: Browser, server: str, by: str
) -> None:
    page = enter(visit, "Circle")
    menu = page.get_by_role("button", name="Options")
    menu.click()
    for name, value in {"Noise": "0.2", "Seed": "7"}.items():
        page.get_by_label(name, exact=True).fill(value)
        page.get_by_label(name, exact=True).press("Enter")
    menu.click()
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_label("Units of the hidden layers").fill("3, 2")
    page.get_by_label("Units of the hidden layers").press("Enter")
    page.get_by_label("drawn from seed").fill("11")
    page.get_by_label("drawn from seed").press("Enter")
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_label("Learning rate").select_option("0.1")
    page.get_by_label("Batch").select_option("10")
    before = numbers_of(visit)
    page.get_by_role("button", name="Epoch").click()
    app = page.locator("#app")
    expect(app).to_have_attribute("data-learning", "false")
    expect(app).not_to_have_attribute("data-iteration", "0")
    iteration = app.get_attribute("data-iteration")
    learnt = numbers_of(visit)
    link = shared(visit)
    expect(page.locator(".toast")).to_have_text(
        f"Link copied. It opens this at its start, and runs to iteration {iteration} when asked. "
        "Embed it…"
    )

    def look(again: Visit) -> None:
        there = again.page
        expect(there.get_by_label("Data", exact=True).locator("option:checked")).to_have_text(
            "Circle"
        )
        expect(there.locator("#app")).to_have_attribute("data-iteration", "0")
        assert numbers_of(again) == before
        expect(there.get_by_label("Learning rate")).to_have_value("0.1")
        expect(there.get_by_label("Batch")).to_have_value("10")
        there.get_by_role("button", name="Network", exact=True).click()
        expect(there.get_by_label("Units of the hidden layers")).to_have_value("3, 2")
        expect(there.get_by_label("drawn from seed")).to_have_value("11")
        there.get_by_role("button", name="Network", exact=True).click()
        there.get_by_role("button", name=f"Run to {iteration}").click()
        expect(there.locator("#app")).to_have_attribute("data-iteration", str(iteration))
        expect(there.locator("#app")).to_have_attribute("data-learning", "false")
        assert numbers_of(again) == learnt

    if by == "reload":
        page.reload()
        look(visit)
    else:
        with new_visit(browser, server) as other:
            other.page.goto(link)
            look(other)


def ends_of(page: Page) -> list[tuple[str, str]]:
    """The names at the ends of the curve, and where each stands."""
    ends = page.locator(".line-ends li")
    return [(end.inner_text(), end.get_attribute("style") or "") for end in ends.all()]


def test_a_link_brings_the_runs_beside_back_with_the_names_that_they_were_given(
    visit: Visit, browser: Browser, server: str
) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Compare runs").click()
    page.get_by_role("button", name="SGD, momentum, RMSProp, Adam").click()
    expect(page.get_by_role("button", name="Train")).to_be_visible(timeout=30_000)
    expect(page.locator(".line-ends li")).to_have_count(4, timeout=30_000)
    own = page.locator(".run-name[aria-current=true]")
    expect(own).to_have_text("SGD, η 1")
    page.get_by_role("button", name="Compare runs").click()
    own.click()
    page.get_by_label("Name of the run", exact=True).fill("plain descent")
    page.get_by_label("Name of the run", exact=True).press("Enter")
    learnt, ends = numbers_of(visit), ends_of(page)
    assert [name for name, _ in ends] == [
        *("plain descent", "Momentum, η 0.2, μ 0.9", "RMSProp, η 0.02", "Adam, η 0.05")
    ]
    link = shared(visit)
    expect(page.locator(".toast")).to_contain_text(
        "Link copied. It opens this at its start, with all 4 runs and their names, and runs them "
        "when asked."
    )
    with new_visit(browser, server) as other:
        there = other.page
        there.goto(link)
        expect(there.locator("#app")).to_have_attribute("data-iteration", "0")
        assert [name for name, _ in ends_of(there)] == [name for name, _ in ends]
        there.get_by_role("button", name="Run all 4 again").click()
        expect(there.locator("#app")).to_have_attribute("data-iteration", "300", timeout=30_000)
        expect(there.locator(".run-name[aria-current=true]")).to_have_text(
            "plain descent", timeout=30_000
        )
        expect(there.locator("#app")).to_have_attribute("data-learning", "false")
        assert numbers_of(other) == learnt
        assert ends_of(there) == ends


def paste_own(visit: Visit, table: str) -> None:
    """Learn from a table of one's own."""
    page = enter(visit, "Circle")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Your own table").click()
    sheet = page.get_by_role("dialog", name="Your own data")
    sheet.get_by_role("textbox").fill(table)
    sheet.get_by_role("button", name="Learn from it").click()
    expect(sheet).to_be_hidden()


def test_a_link_holds_a_small_table_of_ones_own(
    visit: Visit, browser: Browser, server: str
) -> None:
    rows = "\n".join(f"{x},{x % 3},{'yes' if x % 2 else 'no'}" for x in range(12))
    paste_own(visit, f"size,rest,odd\n{rows}")
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_have_text(
        "Link copied. It opens exactly this. Embed it…"
    )
    before = numbers_of(visit)
    with new_visit(browser, server) as other:
        other.page.goto(link)
        expect(other.page.get_by_label("Data", exact=True)).to_contain_text("Own data")
        expect(other.page.locator("#app")).to_have_attribute("data-iteration", "0")
        assert numbers_of(other) == before
        expect(other.page.locator(".beside")).to_contain_text("size")


def test_a_link_says_that_a_table_is_too_large_for_it(
    visit: Visit, browser: Browser, server: str
) -> None:
    rows = "\n".join(f"{x / 7},{x * 1.1},{x % 2}" for x in range(2000))
    paste_own(visit, f"a,b,odd\n{rows}")
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_have_text(
        "Link copied. It opens the learning room without your table, which is too large for a link."
        " Embed it…"
    )
    with new_visit(browser, server) as other:
        other.page.goto(link)
        expect(other.page.get_by_text("The link leaves the table out")).to_be_visible()


def test_a_link_and_a_reload_open_the_learning_room_again(
    visit: Visit, browser: Browser, server: str
) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Learn", exact=True).click()
    expect(visit.page.get_by_label("Data", exact=True)).to_be_visible()
    link = shared(visit)
    expect(visit.page.locator(".toast")).to_contain_text("It opens exactly this.")
    # The way back is seen, also by whoever has not stepped yet.
    visit.page.mouse.move(400, 400)
    way_back = visit.page.get_by_role("group", name="Step through one iteration")
    expect(way_back).to_have_css("opacity", "1")
    visit.page.reload()
    expect(visit.page.get_by_label("Data", exact=True)).to_be_visible()
    with new_visit(browser, server) as other:
        other.page.goto(link)
        expect(other.page.get_by_label("Data", exact=True)).to_be_visible()
