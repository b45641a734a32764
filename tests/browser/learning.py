"""The learning room, entered and trained in as a person would."""

from playwright.sync_api import Page, expect

from tests.browser.visit import Visit


def enter(visit: Visit, data: str) -> Page:
    """Open the page, turn to learning and choose a set."""
    visit.open()
    page = visit.page
    page.get_by_role("button", name="Learn", exact=True).click()
    choice = page.get_by_label("Data", exact=True)
    expect(choice).to_be_visible()
    choice.select_option(label=data)
    # What was open before stands until the set has come.
    expect(page.locator("#app")).to_have_attribute("data-source", data)
    # It has come; that it is drawn too is seen a moment later.
    expect(page.locator("main.learn:not(.coming-data)")).to_be_visible()
    expect(page.locator("#app")).to_have_attribute("data-iteration", "0")
    return page


def train(page: Page, speed: str = "full speed") -> None:
    """Press Train and wait until it is done."""
    page.get_by_label("Speed").select_option(label=speed)
    page.get_by_role("button", name="Train").click()
    expect(page.get_by_role("button", name="Train")).to_be_visible(timeout=30_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false")
