"""`make screenshots`: the documents' pictures anew, and every state of the page to look at."""

import shutil
from base64 import b64decode
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import executable
from tests.browser.conftest import serving
from tests.browser.states import STATES, Reach, show
from tests.browser.visit import Visit

ROOT = Path(__file__).parents[2]


def forget_the_bias(visit: Visit) -> None:
    show("Practice")(visit)
    visit.page.get_by_role("textbox", name="net h₁ =").fill("0.0275")
    visit.press("Enter")
    visit.page.get_by_role("button", name="Which mistake is it?").click()


def read_a_lesson(visit: Visit) -> None:
    visit.page.goto(f"{visit.server}/#lesson=lecture-10&p=weights-u")
    visit.page.locator(".paragraph.current").wait_for()


#: Of the documents, in a window of 1280×800: file name → how it is reached in Mazur's example.
PICTURES: dict[str, Reach] = {
    "stepping.webp": lambda visit: visit.go_to(28),
    "practice.webp": forget_the_bias,
    "lesson.webp": read_a_lesson,
}

WINDOWS: list[ViewportSize] = [
    {"width": 1280, "height": 800},
    {"width": 1920, "height": 1080},
    {"width": 390, "height": 844},
]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


def print_it(visit: Visit) -> None:
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    visit.page.emulate_media(media="print")


def open_the_api(visit: Visit) -> None:
    visit.page.emulate_media(media="screen")
    visit.page.goto(f"{visit.server}/docs")
    visit.page.locator(".opblock").first.wait_for()


def of_documents(browser: Browser, server: str, folder: Path) -> None:
    """Write the documents' pictures."""
    for name, reach in PICTURES.items():
        visit = Visit(new_page(browser, WINDOWS[0]), server)
        visit.open()
        visit.choose("Mazur 2-2-2")
        reach(visit)
        visit.page.mouse.move(0, 0)
        # What comes once the page is in use has come by then.
        visit.page.wait_for_timeout(1000)
        chromium = visit.page.context.new_cdp_session(visit.page)
        # Playwright itself writes no WebP, which takes less than half of what PNG does.
        taken = chromium.send("Page.captureScreenshot", {"format": "webp", "quality": 85})
        (folder / name).write_bytes(b64decode(taken["data"]))
        visit.page.context.close()


def of_every_state(browser: Browser, server: str, window: ViewportSize, folder: Path) -> None:
    """Write every state in a window of this size, in light and dark; of a phone the whole page."""
    visit = Visit(new_page(browser, window), server)
    visit.open()
    states = {**STATES, "on paper": print_it, "the API": open_the_api}
    for at, (name, reach) in enumerate(states.items()):
        reach(visit)
        for scheme in SCHEMES:
            visit.page.emulate_media(color_scheme=scheme)
            file = f"{at:02} {name}, {window['width']} {scheme}.png"
            whole = window["width"] < 900 or reach is print_it
            visit.page.screenshot(path=folder / file, full_page=whole)
    visit.page.context.close()


def new_page(browser: Browser, window: ViewportSize) -> Page:
    """A page in a fresh profile that fades nothing."""
    return browser.new_context(viewport=window, reduced_motion="reduce").new_page()


def main() -> None:
    """Take them all."""
    every = ROOT / "screenshots"
    shutil.rmtree(every, ignore_errors=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        of_documents(browser, server, ROOT / "docs")
        for window in WINDOWS:
            of_every_state(browser, server, window, every)
        browser.close()


if __name__ == "__main__":
    main()
