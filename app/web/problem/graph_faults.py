"""What is wrong with a graph, as problem details documents."""

from typing import Any

from fastapi import FastAPI, Request, Response

from ...engine.graph.errors import GraphError
from ...trace.graph.refs import QUANTITIES
from ...trace.graph.trace import GraphNotFiniteError
from ..http.fault import Fault
from ..http.problem_details import problem_response
from .faults import not_finite_told


def add_graph_handlers(app: FastAPI) -> None:
    """Have the app answer what reading and computing a graph raise."""
    app.exception_handler(GraphError)(not_readable)
    app.exception_handler(GraphNotFiniteError)(not_finite)


def not_readable(_: Request, error: GraphError) -> Response:
    """A fault of the text, by line and column, or of the values."""
    more: dict[str, Any] = {}
    if error.line is not None:
        more = {"line": error.line, "column": error.column}
    if error.missing:
        more["missing"] = list(error.missing)
    return problem_response(422, [Fault(error.detail, f"/graph{error.pointer}")], **more)


def not_finite(_: Request, error: GraphNotFiniteError) -> Response:
    """A number of the graph overflowed."""
    more: dict[str, Any] = {}
    if error.span is not None:
        more = {"line": error.span.line, "column": error.span.column}
    pointer = "/graph/values" if error.ref.quantity in QUANTITIES else "/optimizer"
    return problem_response(
        422, [Fault(not_finite_told(error), pointer)], ref=str(error.ref), **more
    )
