"""JSON: a problem as the page exports it and `POST /api/trace` takes it."""

import json
from typing import Any

from ..engine.problem import Problem
from .fault import InterchangeError
from .reading.complete import Read
from .wire import to_wire

_RIGHT = "What is right is a problem as the page exports it, or an object with a “problem” in it."


def write(problem: Problem) -> bytes:
    """The problem, indented, as it may be edited by hand."""
    return (json.dumps(to_wire(problem), indent=1, ensure_ascii=False) + "\n").encode()


def read(content: bytes) -> Read:
    """The problem or the graph, still to be checked. Raises InterchangeError if it is no JSON."""
    try:
        value: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InterchangeError(f"This is no JSON. {_RIGHT}") from error
    problem = value.get("problem", value.get("graph", value)) if isinstance(value, dict) else None
    if not isinstance(problem, dict):
        raise InterchangeError(f"There is no problem in the file. {_RIGHT}")
    return problem, []
