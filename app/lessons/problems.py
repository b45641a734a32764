"""The problems of a lesson: a worked example, one written out, or another one with changes.

``{from: lecture-10, set: {weight.2.0.0: 1.01}}`` is the example with another weight; ``hidden``
changes the activation of the hidden layers, and any field of a problem may be given anew.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.engine.problem import Problem, ProblemError
from app.lessons.faults import LessonError
from app.lessons.setting import Setting
from app.trace.refs import Ref, parse_ref
from app.trace.trace import NotFiniteError

Wire: TypeAlias = dict[str, Any]
#: A problem of the wire contract as the engine knows it. Raises ProblemError.
ReadProblem: TypeAlias = Callable[[Wire], Problem]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lessons may refer to: the worked examples by id, and what their sources print.

    ``read_problem`` makes a Problem of one on the wire.
    """

    examples: Mapping[str, Wire]
    read_problem: ReadProblem
    published: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_setting(shelf: Shelf, known: Mapping[str, Setting], name: str, value: Any) -> Setting:
    """The problem that the lesson calls ``name``; ``known`` are those named before it."""
    wire = _wire(shelf, known, value)
    try:
        problem = shelf.read_problem(wire)
        published = shelf.published.get(value, {}) if isinstance(value, str) else {}
        return Setting(name, wire, problem, published)
    except ProblemError as error:
        raise LessonError(
            f"The problem “{name}” is not right at {error.pointer}:", error.detail
        ) from error
    except NotFiniteError as error:
        raise LessonError(f"{error.ref} of “{name}” overflows.", "Use smaller numbers.") from error


def _wire(shelf: Shelf, known: Mapping[str, Setting], value: Any) -> Wire:
    if isinstance(value, dict) and "from" in value:
        return _changed(_wire(shelf, known, value["from"]), value)
    if isinstance(value, dict):
        return value
    if value in known:
        return known[value].wire
    if value in shelf.examples:
        return shelf.examples[value]
    raise LessonError(
        f"There is no problem “{value}”.",
        f"Use an example, {', '.join(shelf.examples)}; or write a problem out.",
    )


def _changed(wire: Wire, changes: Mapping[str, Any]) -> Wire:
    changed = deepcopy(wire)
    for name, value in changes.items():
        if name == "hidden":
            for layer in changed["network"]["layers"][:-1]:
                layer["activation"] = value
        elif name == "set":
            for ref, number in value.items():
                _set(changed, str(ref), number)
        elif name != "from":
            changed[name] = value
    return changed


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
    if ref.quantity in ("input", "target"):
        return wire["samples"][0][ref.quantity], ref.unit or 0
    layer = wire["network"]["layers"][(ref.layer or 0) - 1]
    if ref.quantity == "weight":
        return layer["weights"][ref.unit], ref.source or 0
    if ref.quantity == "bias":
        return layer["biases"], ref.unit or 0
    raise ValueError(ref.quantity)
