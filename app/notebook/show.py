"""``show``: the simulator under a cell, from a server of its own that ends with the process."""

import json
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from ..interchange.graphs.out.wire import to_wire as graph_to_wire
from ..interchange.wire import to_wire
from .graphs import graph_of
from .problems import problem_of
from .server import HOST, server_port

#: The frame's height where it cannot follow what it shows.
_HEIGHT = 640
_LINK = (
    '<p><a href="{}" target="_blank" rel="noopener">Open in a window of its own</a>. '
    "Once the kernel has ended, run the cell again.</p>"
)
#: The frame as tall as what it shows; where a notebook runs no scripts, it stays as it is.
_FOLLOW = """<script>addEventListener("message", ({ data, source }) => {
  if (data?.type !== "backstep:height") return;
  for (const frame of document.querySelectorAll("iframe[data-backstep]")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});</script>"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The simulator in a frame of the notebook; ``url`` is its address in a browser.

    A ``height`` of None follows what is shown.
    """

    url: str
    height: int | None

    def _repr_html_(self) -> str:
        embedded = escape(self.url.replace("/#", "/embed#", 1))
        follows = " data-backstep" if self.height is None else ""
        style = (
            f"width:100%;height:{self.height or _HEIGHT}px;border:1px solid #d5d9e2;"
            "border-radius:8px"
        )
        return (
            f'<iframe src="{embedded}" style="{style}"{follows} title="Backstep" '
            f'allow="clipboard-write; fullscreen"></iframe>{_FOLLOW if follows else ""}'
            f"{_LINK.format(escape(self.url))}"
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
    height: int | None = None,
) -> Shown:
    """Show the simulator with the model, at its first step, under the cell.

    Arguments are those of ``trace``; ``height`` is that of the frame in pixels; left out, it
    follows what is shown. A server begins on a free port of this machine and ends with the process.
    Where the notebook runs on another machine than the browser, its port has to be forwarded.
    """
    graph = graph_of(model, x)
    if graph is None:
        kind, wire = "problem", to_wire(problem_of(model, x, y, loss, learning_rate))
    else:
        kind, wire = "graph", graph_to_wire(graph)
    held = quote(json.dumps(wire, separators=(",", ":")), safe="")
    return Shown(f"http://{HOST}:{server_port()}/#{kind}={held}", height)
