"""Waiting until something is so in a page whose policy bars what Playwright's own waiting uses."""

from time import monotonic

from playwright.sync_api import Frame, Page

#: Seconds.
PATIENCE = 20.0


def wait_until(page: Page | Frame, so: str) -> None:
    """Wait until the expression is true in the page; AssertionError where it does not come true.

    ``wait_for_function`` polls with ``eval`` in the page, which its security policy refuses, unless
    the expression is true at once.
    """
    deadline = monotonic() + PATIENCE
    while not page.evaluate(f"Boolean({so})"):
        assert monotonic() < deadline, f"not so: {so}"
        page.wait_for_timeout(20)
