"""Graphs that browser tests open, and how."""

import json
from typing import Any
from urllib.parse import quote

from playwright.sync_api import expect

from tests.browser.visit import Visit

#: The circuit of a vision course: (x + y) z.
CIRCUIT = {"text": "q = x + y\nf = q * z", "values": {"x": -2.0, "y": 5.0, "z": -4.0}}


def open_graph(visit: Visit, graph: dict[str, Any]) -> None:
    """Load the page by a link that holds the graph."""
    visit.open("graph=" + quote(json.dumps(graph), safe=""))
    # What draws graphs comes with the first of them.
    expect(visit.app).to_have_attribute("data-kind", "graph", timeout=30_000)


def shown(visit: Visit, ref: str) -> str:
    """The number in the picture that a ref names, as it is written; empty where there is none."""
    found = visit.picture.locator(f'[data-ref="{ref}"]:not(.pill)')
    return found.text_content() or "" if found.count() else ""
