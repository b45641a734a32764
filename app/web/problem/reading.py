"""A problem from outside a request: one on the wire, or one in a file."""

from typing import Any

from pydantic import ValidationError

from ...engine.graph.errors import GraphError
from ...engine.graph.graph import Graph
from ...engine.problem import Problem, ProblemError
from ..http.bounds.sizes import BODY_BYTES
from ..http.field_faults import fault_in
from ..http.json_text import JSONTextError, parse_json
from .either import EitherRequest
from .faults import in_sample
from .request import ProblemRequest

_RIGHT = "What is right is a problem as the page exports it, or an object with a “problem” in it."


class ProblemFileError(ValueError):
    """A file that holds no problem; the message says why, where, and what would be right."""


def read_problem(wire: Any) -> Problem:
    """A problem as POST /api/trace takes it.

    Raises ProblemError, which tells of the first fault, for faults of its fields too.
    """
    try:
        return ProblemRequest.model_validate({"problem": wire}).problem.to_problem()
    except ValidationError as error:
        first = error.errors()[0]
        fault = fault_in({**first, "loc": ("body", *first["loc"])}, ProblemRequest)
        pointer = (fault.pointer or "").removeprefix("/problem")
        raise ProblemError(fault.detail, pointer) from error


def read_wire_graph(wire: Any) -> Graph:
    """A graph as POST /api/graph/trace takes it. Raises GraphError, also for its fields’ faults."""
    if wire is None:
        raise GraphError("There is no graph: it is null.", pointer="")
    try:
        graph = EitherRequest.model_validate({"graph": wire}).graph
        assert graph is not None
        return graph.to_graph()
    except ValidationError as error:
        first = error.errors()[0]
        fault = fault_in({**first, "loc": ("body", *first["loc"])}, EitherRequest)
        pointer = (fault.pointer or "").removeprefix("/graph")
        raise GraphError(fault.detail, pointer=pointer) from error


def problem_in_file(content: bytes) -> Problem:
    """The problem in a file: as it stands, or the one inside an example or a request.

    Raises ProblemFileError.
    """
    return _problem_in(_json_of(content))


def problem_or_graph_in_file(content: bytes) -> Problem | Graph:
    """The problem in a file, or the graph: as it stands, or inside an example or a request.

    Raises ProblemFileError.
    """
    json = _json_of(content)
    inside = isinstance(json, dict) and "graph" in json
    if not inside and not (isinstance(json, dict) and {"text", "values"} <= json.keys()):
        return _problem_in(json)
    try:
        return read_wire_graph(json["graph"] if inside else json)
    except GraphError as error:
        line = f" (line {error.line} of the text)" if error.line else ""
        raise ProblemFileError(f"{error.detail}{line}") from error


def _problem_in(json: Any) -> Problem:
    inside = isinstance(json, dict) and "problem" in json
    try:
        return read_problem(json["problem"] if inside else json)
    except ProblemError as error:
        pointer = ("/problem" if inside else "") + error.pointer
        at = f" (at {pointer})" if pointer else ""
        raise ProblemFileError(f"{in_sample(error)}{at}") from error


def _json_of(content: bytes) -> Any:
    if len(content) > BODY_BYTES:
        raise ProblemFileError(
            f"It is larger than {BODY_BYTES // 1024} KiB, so it is no problem of ours."
        )
    if not content.strip():
        raise ProblemFileError(f"It is empty. {_RIGHT}")
    try:
        json = parse_json(content, "file")
    except JSONTextError as error:
        raise ProblemFileError(f"{error} {_RIGHT}") from error
    if isinstance(json, list):
        raise ProblemFileError(f"The file holds a list: keep one of its entries. {_RIGHT}")
    return json
