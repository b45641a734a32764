"""``show``: the simulator under a cell, from a server of its own that ends with the process."""

import json
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from ..interchange.wire import to_wire
from .graphs import graph_of, graph_wire
from .problems import problem_of
from .server import HOST, server_port

_LINK = '<p><a href="{}" target="_blank" rel="noopener">Open in a window of its own</a></p>'


@dataclass(frozen=True, slots=True)
class Shown:
    """The simulator in a frame of the notebook; ``url`` is its address in a browser."""

    url: str
    height: int

    def _repr_html_(self) -> str:
        address = escape(self.url)
        style = f"width:100%;height:{self.height}px;border:1px solid #d5d9e2;border-radius:8px"
        return (
            f'<iframe src="{escape(self.url.replace("/#", "/embed#", 1))}" style="{style}" '
            'title="Backstep" allow="clipboard-write; fullscreen"></iframe>' + _LINK.format(address)
        )

    def __repr__(self) -> str:
        return f"Backstep is at {self.url}"


def show(
    model: Any,
    x: Any = None,
    y: Any = None,
    *,
    loss: str | None = None,
    learning_rate: float = 0.5,
    height: int = 640,
) -> Shown:
    """Show the simulator with the model, at its first step, under the cell.

    Arguments are those of ``trace``; ``height`` is that of the frame in pixels. A server begins on
    a free port of this machine and ends with the process. Where the notebook runs on another
    machine than the browser, its port has to be forwarded.
    """
    graph = graph_of(model, x)
    if graph is None:
        kind, wire = "problem", to_wire(problem_of(model, x, y, loss, learning_rate))
    else:
        kind, wire = "graph", graph_wire(graph)
    held = quote(json.dumps(wire, separators=(",", ":")), safe="")
    return Shown(f"http://{HOST}:{server_port()}/#{kind}={held}", height)
