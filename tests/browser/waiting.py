"""Waiting until something is so in a page whose policy bars what Playwright's own waiting uses."""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Frame, Page

#: Seconds.
PATIENCE = 20.0


def wait_until(page: Page | Frame, so: str) -> None:
    """Wait until the expression is true in the page; AssertionError where it does not come true.

    ``wait_for_function`` polls with ``eval`` in the page, which its security policy refuses, unless
    the expression is true at once.
    """
    wait_for(page, lambda: page.evaluate(f"Boolean({so})"), so)


def wait_for(page: Page | Frame, holds: Callable[[], bool], so: str) -> None:
    """Wait until it holds, while the page goes on; AssertionError where it never does."""
    deadline = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < deadline, f"not so: {so}"
        page.wait_for_timeout(20)
