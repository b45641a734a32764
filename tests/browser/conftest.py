"""A server, a browser and a visit of the page: what every browser test starts from."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.chromium import executable
from tests.browser.visit import Visit, told_beside_failures
from tests.browser.walk import Walk, walk_through

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "static" / "dist" / "manifest.json"
SERVE = "from app.cli import main; main(['serve', '--port', '0', '--workers', '1'])"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright's event loop bars asyncio.run while it is open."""
    items.sort(key=lambda item: Path(__file__).parent in item.path.parents)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server of its own, on a free port."""
    with serving() as address:
        yield address


@contextmanager
def serving(**environment: str) -> Iterator[str]:
    """Serve the page on a free port, and give the address; ``environment`` has more settings."""
    check_that_the_page_is_built()
    command = [sys.executable, "-c", SERVE]
    settings = {**os.environ, **environment}
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        assert "http://" in told, "the server did not start"
        try:
            yield told.partition("Backstep is at ")[2].split()[0]
        finally:
            process.terminate()


def check_that_the_page_is_built() -> None:
    """Raise RuntimeError, with the remedy, where the page's script is missing or out of date."""
    if not MANIFEST.exists():
        raise RuntimeError("The page has not been built. Run: make setup")
    built = MANIFEST.stat().st_mtime
    sources = (ROOT / "static" / "src").rglob("*.ts*")
    if any(source.stat().st_mtime > built for source in sources):
        raise RuntimeError("The page is older than its sources. Run: make setup")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once."""
    path = executable()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


@contextmanager
def new_visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A visit in a window of 1280×800 that must leave the console and other hosts alone."""
    window: ViewportSize = {"width": 1280, "height": 800}
    context = browser.new_context(viewport=window, reduced_motion="reduce")
    page = context.new_page()
    # A page that is open may let its next request slip by a route that a test sets up: from the
    # start, whatever it asks for passes where routes are looked at.
    page.route("**/no-such-address", lambda route: route.abort())
    begun = Visit(page, server)
    yield begun
    context.close()
    assert told_beside_failures(begun) == []
    assert [address for address in begun.asked if not address.startswith(f"{server}/")] == []


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A visit of the page, in a fresh profile."""
    with new_visit(browser, server) as begun:
        yield begun


@pytest.fixture
def stepped(visit: Visit) -> Visit:
    """A visit whose clipboard may be read, some steps into the first example."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open()
    visit.press("ArrowRight", 14)
    visit.wait_for(14)
    return visit


@pytest.fixture(scope="session")
def walks(browser: Browser, server: str) -> list[Walk]:
    """Every worked example stepped through number by number, to the end and back."""
    with new_visit(browser, server) as visit:
        visit.open()
        visit.set_grain("Number")
        return [walk_through(visit, example) for example in visit.worked_examples()]
