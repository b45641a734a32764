"""Files that are read and written, and what that costs."""

from typing import Any

from ...engine.graph.errors import GraphError
from ...engine.problem import ProblemError
from ...interchange import formats
from ...interchange.fault import InterchangeError
from ...interchange.reading.found import Limits
from ...trace.graph.trace import GraphTrace
from ...trace.trace import Trace
from ..http.answer import encode
from ..http.bounds.sizes import FILE_BYTES
from ..problem.body import ProblemBody
from ..problem.either import EitherRequest, problem_in
from ..problem.faults import in_sample
from ..problem.graph_body import GraphBody
from ..problem.limits import LAYERS, SAMPLES, UNITS, WEIGHTS
from ..problem.reading import read_problem, read_wire_graph
from ..problem.work_size import graph_seconds, products_in, weights_in

_LIMITS = Limits(LAYERS, UNITS, WEIGHTS, SAMPLES)

#: Seconds of a file in itself, its library and all, and of one of FILE_BYTES more. With a library
#: that is not ours to bound, even a small file may be made to take long: it has a worker to itself.
_READING, _LARGEST = 0.2, 1.5
_BOUNDED = {"csv", "json", "npz", "pt", "safetensors"}
_OF_BOUNDED = 5e-3
#: Seconds of a file that is written, and of a number of the trace in it. Measured.
_WRITING = {"numpy": 2e-3, "pytorch": 2e-3, "json": 2e-3, "jax": 2e-3, "npz": 2e-3}
_LIBRARY = 0.1
_NUMBER = {"xlsx": 5e-5, "jsonl": 1.2e-4}
#: What is larger is refused at once, by its size, when it comes to be written.
_MOST = 1.9


def read_file(name: str, content: bytes, layers: str = "") -> dict[str, Any]:
    """What is in the file: its “problem” or its “graph”, every field of it, and “notes”.

    Notes are what was assumed or left out. ``layers`` picks some of the file's, as ``2-3``. Raises
    InterchangeError.
    """
    wire, notes = formats.read(name, content, _LIMITS, layers)
    if "text" in wire:
        return {"graph": _graph(wire), "notes": notes}
    try:
        problem = read_problem(wire)
    except ProblemError as error:
        at = f" (at {error.pointer})" if error.pointer else ""
        raise InterchangeError(f"{in_sample(error)}{at}") from error
    return {"problem": ProblemBody.of(problem).model_dump(), "notes": notes}


def _graph(wire: dict[str, Any]) -> dict[str, Any]:
    try:
        graph = read_wire_graph(wire)
    except GraphError as error:
        at = "" if error.line is None else f" (in line {error.line})"
        raise InterchangeError(f"{error.detail}{at}") from error
    return GraphBody.of(graph).model_dump()


def import_answer(name: str, content: bytes, layers: str) -> bytes:
    """The answer to a file. Raises InterchangeError."""
    return encode(read_file(name, content, layers))


def import_cost(name: str, content: bytes) -> float:
    """Seconds that reading takes, by an estimate. Raises InterchangeError for an unknown name."""
    bounded = formats.format_of_file(name).name in _BOUNDED
    return (_OF_BOUNDED if bounded else _READING) + _LARGEST * len(content) / FILE_BYTES


def exported(wanted: EitherRequest, name: str) -> bytes:
    """The file. Raises InterchangeError, and what is wrong with the problem or the graph."""
    if wanted.graph is not None:
        graph = wanted.graph.to_graph()
        GraphTrace(graph)  # names the first number that overflows
        return formats.write_graph(graph, name)
    problem = problem_in(wanted).to_problem()
    Trace(problem)  # names the first number that overflows
    return formats.write(problem, name)


def export_cost(wanted: EitherRequest, name: str) -> float:
    """Seconds that writing takes, by an estimate."""
    if wanted.graph is not None:
        return _LIBRARY + graph_seconds(wanted.graph)
    problem = problem_in(wanted)
    numbers = 2 * products_in(problem) + 2 * weights_in(problem)
    seconds = _WRITING.get(name, _LIBRARY) + _NUMBER.get(name, 2e-6) * numbers
    return min(_MOST, seconds)
