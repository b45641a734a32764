"""The Chromium that the browser tests drive: `executable()` finds it, running this file gets it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from app.cli.browser import find_browser

REMEDY = (
    "The browser tests need Chromium. Install Chromium or Chrome,"
    " or set BACKSTEP_CHROMIUM to the path of one."
)


def executable() -> str:
    """Return Chromium's path, or raise FileNotFoundError with the remedy."""
    path = _find()
    if path is None:
        raise FileNotFoundError(REMEDY)
    return path


def _find() -> str | None:
    found = find_browser()
    if found or os.environ.get("BACKSTEP_CHROMIUM"):
        return found
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None


def _get() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, env=quiet)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Get Chromium unless it is there, or exit with the remedy."""
    if _find() is None and "BACKSTEP_CHROMIUM" not in os.environ:
        try:
            _get()
        except subprocess.CalledProcessError as failure:
            sys.exit(f"{REMEDY}\n{failure}")
    try:
        executable()
    except FileNotFoundError as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
