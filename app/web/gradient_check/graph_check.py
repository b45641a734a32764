"""The gradient check of a graph as it goes out: in the form that networks have."""

from typing import Any

from ...engine.graph.gradient_check import check_graph
from ...engine.graph.graph import Graph
from ...trace.graph.refs import GraphRef
from ...trace.graph.trace import GraphTrace
from .check import UNDEFINED, UNDEFINED_MEANING, band_of, bands


def graph_check_answer(graph: Graph) -> dict[str, Any]:
    """Each gradient of ``with_respect_to``, its estimate, and how far apart they are.

    Raises GraphNotFiniteError where a number of the graph overflows.
    """
    GraphTrace(graph)
    check = check_graph(graph)
    return {
        "method": check.method,
        "total": check.total,
        "every": check.every,
        "kinks": check.kinks,
        "bands": bands(),
        "undefined": UNDEFINED_MEANING,
        "gradients": [
            {
                "ref": str(GraphRef("gradient", each.name, each.index)),
                "analytic": each.analytic,
                "numerical": each.numerical,
                "relative_error": each.error,
                "band": UNDEFINED if each.error is None else band_of(each.error),
            }
            for each in check.gradients
        ],
    }
