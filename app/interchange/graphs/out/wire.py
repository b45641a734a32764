"""A graph as the wire has it."""

from typing import Any

from ....engine.graph.graph import Graph


def to_wire(graph: Graph) -> dict[str, Any]:
    """The graph as JSON takes it, as `POST /api/graph/trace` does."""
    return {
        "text": graph.text,
        "values": {name: array.tolist() for name, array in graph.given.items()},
        "with_respect_to": list(graph.with_respect_to),
        "result": graph.result.partition("@")[0],
    }
