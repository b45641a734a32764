"""JSON: a graph as the page saves it and `POST /api/graph/trace` takes it."""

import json

from ....engine.graph.graph import Graph
from .wire import to_wire


def write(graph: Graph) -> bytes:
    """The graph, indented, as it may be edited by hand."""
    return (json.dumps(to_wire(graph), indent=1, ensure_ascii=False) + "\n").encode()
