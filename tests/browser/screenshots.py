"""`make screenshots`: the pictures in the project's documents, taken of today's page."""

from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser.chromium import executable
from tests.browser.conftest import serving
from tests.browser.visit import Visit

DOCS = Path(__file__).parents[2] / "docs"

#: File name → worked example, cursor, window.
PICTURES: dict[str, tuple[str, int, ViewportSize]] = {
    "stepping.png": ("Mazur 2-2-2", 28, {"width": 1280, "height": 800}),
}


def main() -> None:
    """Write every picture anew."""
    DOCS.mkdir(exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        for name, (example, cursor, window) in PICTURES.items():
            context = browser.new_context(viewport=window, reduced_motion="reduce")
            visit = Visit(context.new_page(), server)
            visit.open()
            visit.choose(example)
            visit.go_to(cursor)
            visit.page.mouse.move(0, 0)
            visit.page.screenshot(path=DOCS / name)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
