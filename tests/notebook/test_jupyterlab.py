"""``backstep.show`` in JupyterLab, in a real Chromium."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import FrameLocator, Page, expect, sync_playwright

from tests.browser.chromium import executable

pytestmark = pytest.mark.formats

CELL = """import backstep
model = ([[0.5, -1.0], [0.25, 2.0]], [0.1, -0.1], [[1.0, -2.0]], [0.3])
backstep.show(model, [[1.0, 2.0]], [[0.5]])"""
#: How long JupyterLab and a kernel may take to begin, in ms.
PATIENCE = 90_000


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """The address of a notebook in a JupyterLab of its own, which knows no settings of anybody."""
    cell = {"cell_type": "code", "id": "a", "source": CELL, "metadata": {}, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [{**cell, "execution_count": None}],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (tmp_path / "shown.ipynb").write_text(json.dumps(notebook), "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    homes = {f"JUPYTER_{name}": str(tmp_path / name) for name in settings}
    options = {
        "open_browser": False,
        "port": port,
        "port_retries": 0,
        "root_dir": tmp_path,
        "allow_root": True,
    }
    command = [sys.executable, "-m", "jupyterlab", "--IdentityProvider.token="]
    command += [f"--ServerApp.{name}={value}" for name, value in options.items()]
    with (tmp_path / "log").open("wb") as log:
        serving = subprocess.Popen(
            command, env={**os.environ, **homes}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api", tmp_path / "log")
        yield f"{address}/lab/tree/shown.ipynb"
    finally:
        serving.terminate()
        serving.wait(30)


def _wait_for(address: str, log: Path) -> None:
    deadline = monotonic() + PATIENCE / 1000
    while monotonic() < deadline:
        try:
            with urlopen(address):
                return
        except URLError:
            sleep(0.2)
    raise AssertionError(log.read_text("utf-8")[-2000:])


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        yield browser.new_page(viewport={"width": 1280, "height": 1000})
        browser.close()


def step(shown: FrameLocator) -> None:
    """One step in the frame, from the first number on."""
    app = shown.locator("#app")
    expect(app).to_have_attribute("data-cursor", "0", timeout=PATIENCE)
    shown.get_by_role("button", name="Next").click()
    expect(app).to_have_attribute("data-cursor", "1")


def test_show_steps_under_its_cell_and_again_after_a_restart_of_the_kernel(
    page: Page, lab: str
) -> None:
    page.goto(lab)
    restart = page.get_by_role("button", name=re.compile("^Restart the kernel and run all cells"))
    restart.wait_for(timeout=PATIENCE)
    addresses: list[str] = []
    for _ in range(2):
        restart.click()
        page.get_by_role("button", name="Confirm Kernel Restart").click()
        frame = page.locator("iframe[title=Backstep]")
        if addresses:
            # The frame of the kernel that has ended gives way to one of a server that lives.
            expect(frame).not_to_have_attribute("src", addresses[-1], timeout=PATIENCE)
        expect(frame).to_have_count(1, timeout=PATIENCE)
        step(page.frame_locator("iframe[title=Backstep]"))
        addresses.append(str(frame.get_attribute("src")))
    assert addresses[0] != addresses[1]
    # Its frame is as tall as what it shows: nothing in it has to be scrolled for.
    inside = page.frames[-1]
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
