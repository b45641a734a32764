"""The machine's Chromium or Chrome, which makes PDFs of HTML files."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import CommandError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
#: Seconds after which a browser that prints one file has got stuck.
_PATIENCE = 120


class PrintingError(CommandError):
    """A browser made no PDF; the message says which file and what the browser said."""

    def __init__(self, message: str) -> None:
        super().__init__(message, status=1)


def named_browser() -> str:
    """What BACKSTEP_CHROMIUM names, be it a browser or not; empty where it names nothing."""
    return os.environ.get("BACKSTEP_CHROMIUM", "")


def find_browser() -> str | None:
    """The path of Chromium or Chrome: the one that BACKSTEP_CHROMIUM names, or one installed."""
    named = named_browser()
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*_NAMES, *_PLACES))
    return next(filter(None, found), None)


def print_to_pdf(browser: str, source: Path, target: Path) -> None:
    """Print an HTML file to a PDF. Raises PrintingError."""
    # A profile of its own: another browser may be running in the usual one.
    with TemporaryDirectory(prefix="backstep-", ignore_cleanup_errors=True) as profile:
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target.resolve()}",
            *_without_sandbox(),
            source.resolve().as_uri(),
        ]
        target.unlink(missing_ok=True)
        try:
            printed = subprocess.run(
                command, capture_output=True, timeout=_PATIENCE, check=False, text=True
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintingError(f"{browser} made no PDF of {source}: {error}.") from error
    if not target.is_file() or not target.stat().st_size:
        *_, said = ["nothing", *printed.stderr.splitlines()]
        raise PrintingError(f"{browser} made no PDF of {source}; it said: {said}")


def _without_sandbox() -> list[str]:
    """Chromium refuses its sandbox to root, as in a container."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
