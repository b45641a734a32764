"""What is wrong with a graph, as problem details documents."""

from typing import Any

from fastapi import FastAPI, Request, Response

from ...engine.graph.errors import GraphError
from ...trace.graph.trace import GraphNotFiniteError
from ..http.fault import Fault
from ..http.field_faults import LARGEST
from ..http.problem_details import problem_response


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
    return problem_response(
        422, [Fault(not_finite_told(error), "/graph/values")], ref=str(error.ref), **more
    )


def not_finite_told(error: GraphNotFiniteError) -> str:
    """That a number is not finite, and what to use instead."""
    line = "" if error.span is None else f" (line {error.span.line})"
    return (
        f"{error.ref}{line} is not finite: it leaves the range of a float64, ±{LARGEST}, or has "
        "no value, as ln 0 and 1/0. Use other values."
    )
