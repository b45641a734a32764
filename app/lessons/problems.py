"""The problems of a lesson: a worked example, one written out, or another one with changes.

``{from: lecture-10, set: {weight.2.0.0: 1.01}}`` is the example with another weight; ``hidden``
changes the activation of the hidden layers, and any field of a problem may be given anew.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..engine.graph.errors import GraphError
from ..engine.graph.graph import Graph
from ..engine.problem import Problem, ProblemError
from ..trace.graph.trace import GraphNotFiniteError
from ..trace.refs import Ref, parse_ref
from ..trace.trace import NotFiniteError
from .any_setting import AnySetting
from .faults import LessonError
from .graph_setting import GraphSetting
from .setting import Setting

Wire: TypeAlias = dict[str, Any]
#: Reads a problem as POST /api/trace takes it. Raises ProblemError.
ReadProblem: TypeAlias = Callable[[Wire], Problem]
#: Reads a graph as POST /api/graph/trace takes it. Raises GraphError.
ReadGraph: TypeAlias = Callable[[Any], Graph]
#: What a changed problem has besides the fields of a problem.
_CHANGES = ("from", "hidden", "set")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lessons may refer to: the worked examples by id, and what their sources print.

    ``read_problem`` makes a Problem of one on the wire, ``read_graph`` a Graph. The wire of a graph
    has it in “graph”.
    """

    examples: Mapping[str, Wire]
    read_problem: ReadProblem
    read_graph: ReadGraph
    published: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_setting(
    shelf: Shelf, known: Mapping[str, AnySetting], name: str, value: Any
) -> AnySetting:
    """The problem that the lesson calls ``name``; ``known`` are those named before it.

    Raises LessonError.
    """
    wire, example = _found(shelf, known, value)
    try:
        published = {} if example is None else shelf.published.get(example, {})
        if "graph" in wire:
            graph = shelf.read_graph(wire["graph"])
            return GraphSetting(name, wire, graph, example, published)
        problem = shelf.read_problem(wire)
        return Setting(name, wire, problem, example, published)
    except ProblemError as error:
        raise LessonError(
            f"The problem “{name}” is not right at {error.pointer}:", error.detail
        ) from error
    except GraphError as error:
        raise LessonError(f"The graph “{name}” is not right:", str(error)) from error
    except (NotFiniteError, GraphNotFiniteError) as error:
        raise LessonError(f"{error.ref} of “{name}” overflows.", "Use smaller numbers.") from error


def _found(shelf: Shelf, known: Mapping[str, AnySetting], value: Any) -> tuple[Wire, str | None]:
    """The problem, and the id of the example that it is, if it is one."""
    if isinstance(value, dict):
        if "from" not in value:
            return value, None
        origin, _ = _found(shelf, known, value["from"])
        return _changed(origin, value), None
    if isinstance(value, str) and value in known:
        return known[value].wire, known[value].example
    if isinstance(value, str) and value in shelf.examples:
        return shelf.examples[value], value
    named = f"no problem “{value}”" if isinstance(value, str) else "no name of a problem"
    raise LessonError(
        f"There is {named} here.",
        f"Use an example, {', '.join(shelf.examples)}; or write a problem out.",
    )


def _changed(wire: Wire, changes: Mapping[str, Any]) -> Wire:
    """A copy of the problem with fields given anew, and then ``hidden`` and ``set`` applied."""
    anew = {name: value for name, value in changes.items() if name not in _CHANGES}
    changed = deepcopy({**wire, **anew})
    if "hidden" in changes:
        for layer in _layers(changed)[:-1]:
            layer["activation"] = changes["hidden"]
    numbers = changes.get("set", {})
    if not isinstance(numbers, dict):
        raise LessonError("“set” is not a mapping.", "Write it as {weight.1.0.0: 0.5}.")
    for ref, number in numbers.items():
        _set(changed, ref, number)
    return changed


def _layers(wire: Wire) -> list[Wire]:
    """The layers of a problem that nobody has checked yet."""
    network = wire.get("network")
    layers = network.get("layers") if isinstance(network, dict) else None
    if isinstance(layers, list) and all(isinstance(layer, dict) for layer in layers):
        return layers
    raise LessonError("There is no list of layers to change.", "Change an example, say.")


def _set(wire: Wire, text: str, number: Any) -> None:
    """Give another value to a weight, a bias, an input or a target of the first sample."""
    try:
        ref = parse_ref(text)
        row, at = _home(wire, ref)
        row[at] = number
    except (ValueError, LookupError, TypeError) as error:
        raise LessonError(
            f"“{text}” cannot be set here.",
            "Set a weight, a bias, an input or a target that the problem has.",
        ) from error


def _home(wire: Wire, ref: Ref) -> tuple[Any, int]:
    """The list that holds the number, and where in it. Raises LookupError where there is none."""
    if ref.quantity in ("input", "target"):
        return wire["samples"][0][ref.quantity], ref.unit or 0
    layers = dict(enumerate(_layers(wire), start=1))
    if ref.quantity == "weight":
        return layers[ref.layer or 0]["weights"][ref.unit], ref.source or 0
    if ref.quantity == "bias":
        return layers[ref.layer or 0]["biases"], ref.unit or 0
    raise LookupError(ref.quantity)
