"""A page of a graph's trace, and what it costs."""

from typing import Any

from ..http.answer import encode
from ..problem.limits import PAGE
from .page import graph_trace_page
from .request import GraphTraceRequest

#: Seconds of a line that is read, and of a step, most of which is explaining it. Measured.
_LINE, _STEP = 1e-3, 3e-4
#: Steps of a page that is as large in bytes as a page may be.
_LONG = 1500
#: A loop is unrolled: so many lines it is at least.
_ROUNDS = 50


def graph_answer(wanted: GraphTraceRequest) -> bytes:
    """The page that is asked for. Raises GraphError, GraphNotFiniteError and Refused."""
    return encode(graph_trace_page(wanted.graph.to_graph(), wanted.start, wanted.count))


def graph_cost(wanted: GraphTraceRequest) -> float:
    """Seconds that the page takes, by an estimate: before the text is read it cannot be known."""
    text = wanted.graph.text
    lines = 1 + text.count("\n") * (_ROUNDS if "range" in text else 1)
    numbers = 1 + _numbers_in(list(wanted.graph.values.values()))
    return _LINE * min(lines, PAGE) + _STEP * min(wanted.count, 2 * lines * numbers, _LONG)


def _numbers_in(nested: Any) -> int:
    return sum(map(_numbers_in, nested)) if isinstance(nested, list) else 1
