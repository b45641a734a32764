"""Operators of ONNX in the making, from the layers of a Keras model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, TypeAlias

import numpy as np

from ....engine.arrays import Array
from ....engine.graph import limits
from ...fault import InterchangeError
from ..operators.model import Operator
from ..writer import UnfitError


class Builder:
    """The operators so far, the arrays that they read, and which of those are learned.

    ``version`` is the first number of the Keras that wrote the model, None where it is not known.
    """

    def __init__(self, version: int | None) -> None:
        self.version = version
        self.operators: list[Operator] = []
        self.tensors: dict[str, Array] = {}
        self.learned: set[str] = set()
        self.notes: list[str] = []

    def op(self, kind: str, label: str, inputs: Sequence[str], told: Mapping[str, Any]) -> str:
        """Put an operator behind the others, and give the name of what it makes.

        Raises InterchangeError where there are too many.
        """
        if len(self.operators) == limits.EQUATIONS:
            raise InterchangeError(
                f"The layers of the model come to more than the {limits.EQUATIONS:,} operators "
                "that a graph here may have."
            )
        made = f"made.{len(self.operators)}"
        self.operators.append(Operator(kind, label, tuple(inputs), (made,), told))
        return made

    def tensor(self, name: str, array: Array, *, learned: bool) -> str:
        """An array of the file, once however often it is read, and its name."""
        self.tensors[name] = array
        if learned:
            self.learned.add(name)
        return name

    def number(self, value: float) -> str:
        """A number, and its name. Raises UnfitError."""
        number = finite(value, "a number in it")
        return self.tensor(f"number.{number}", np.asarray(number), learned=False)

    def note(self, text: str) -> None:
        """Say something of the model, once."""
        if text not in self.notes:
            self.notes.append(text)


def finite(value: Any, what: str) -> float:
    """A number of the configuration, which JSON may have of any size. Raises UnfitError."""
    try:
        number = float(value) if isinstance(value, int | float) else None
    except OverflowError:
        number = None
    if number is None or isinstance(value, bool) or not isfinite(number):
        raise UnfitError(f"{what} is {str(value)[:40]}, which is no finite number")
    return number


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A layer where it is called: ``inputs`` are names of arrays, or numbers."""

    kind: str
    name: str
    config: Mapping[str, Any]
    inputs: Sequence[str]
    arrays: Mapping[str, Array]
    builder: Builder

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """An operator of these inputs, and the name of what it makes."""
        return self.builder.op(kind, self.name, inputs, attributes)

    def array(self, name: str, array: Any = None, *, learned: bool = True) -> str:
        """One of the layer's arrays, or one made of them. Raises UnfitError."""
        found = self.arrays.get(name) if array is None else np.asarray(array)
        if found is None:
            raise UnfitError(f"its {name} is not in the file")
        return self.builder.tensor(f"{self.name}.{name}", found, learned=learned)

    def number(self, name: str, usual: float) -> float:
        """A number of the configuration. Raises UnfitError."""
        told = self.config.get(name)
        return usual if told is None else finite(told, f"its {name}")

    def whole(self, name: str, usual: int) -> int:
        """A whole number, which may be the only one of a list. Raises UnfitError."""
        told = self.config.get(name, usual)
        value = told[0] if isinstance(told, list) and len(told) == 1 else told
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnfitError(f"its {name} is {str(told)[:40]}; here it is a whole number")
        return value

    @property
    def x(self) -> str:
        """Its only input. Raises UnfitError."""
        if len(self.inputs) != 1:
            raise UnfitError(f"it is called with {len(self.inputs)} arrays; here it has one")
        return self.inputs[0]


Rule: TypeAlias = Callable[[Layer], str]
