"""The trace of a graph as JSON lines: the graph, then a line for each step."""

import json
from collections.abc import Iterator
from typing import Any

from ....engine.graph.graph import Graph
from ....explain.graph import explain_graph
from ....trace.graph.trace import GraphTrace
from ...trace_lines import too_many
from .wire import to_wire


def write(graph: Graph) -> bytes:
    """Each step with what it reads and writes, its words, and its formula in LaTeX."""
    trace = GraphTrace(graph)
    too_many(len(trace), "Take smaller arrays.")
    lines = (json.dumps(each, ensure_ascii=False) for each in _records(trace))
    return "".join(f"{line}\n" for line in lines).encode()


def _records(trace: GraphTrace) -> Iterator[dict[str, Any]]:
    graph = trace.graph
    result = float(trace.passes.values[graph.result].reshape(-1)[0])
    yield {"graph": to_wire(graph), "total": len(trace), "result": result}
    for step in trace:
        told = explain_graph(trace, step)
        yield {
            "index": step.index,
            "phase": step.phase,
            "op": step.op,
            "name": step.name,
            "reads": [str(ref) for ref in step.reads],
            "writes": [{"ref": str(ref), "value": value} for ref, value in step.writes],
            "title": told.title,
            "text": told.text,
            "latex": told.formula["latex"],
        }
