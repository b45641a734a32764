"""Operators of ONNX in the making, from the layers of a Keras model."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...engine.arrays import Array
from .operators import Operator


class Builder:
    """The operators so far, the arrays that they read, and which of those are learned."""

    def __init__(self) -> None:
        self.operators: list[Operator] = []
        self.tensors: dict[str, Array] = {}
        self.learned: set[str] = set()
        self.notes: list[str] = []

    def op(self, kind: str, label: str, inputs: Sequence[str], told: Mapping[str, Any]) -> str:
        """Put an operator behind the others, and give the name of what it makes."""
        made = f"made.{len(self.operators)}"
        self.operators.append(Operator(kind, label, tuple(inputs), (made,), told))
        return made

    def tensor(self, name: str, array: Array, *, learned: bool) -> str:
        """An array of the file, once however often it is read, and its name."""
        self.tensors[name] = array
        if learned:
            self.learned.add(name)
        return name

    def number(self, value: Any) -> str:
        """A number, and its name."""
        return self.tensor(f"number.{value}", np.asarray(float(value)), learned=False)

    def note(self, text: str) -> None:
        """Say something of the model, once."""
        if text not in self.notes:
            self.notes.append(text)
