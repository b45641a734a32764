"""Operators of ONNX in the making, from the layers of a Keras model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from ....engine.arrays import Array
from ..operators.model import Operator
from ..writer import UnfitError


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

    @property
    def x(self) -> str:
        """Its only input. Raises UnfitError."""
        if len(self.inputs) != 1:
            raise UnfitError(f"it is called with {len(self.inputs)} arrays; here it has one")
        return self.inputs[0]

    def activated(self, x: str) -> str:
        """What its activation makes of its net. Raises UnfitError."""
        told = self.config.get("activation")
        if isinstance(told, dict):
            told = told.get("class_name") or told.get("config")
        name = "linear" if told is None else str(told)
        if name not in _ACTIVATIONS:
            raise UnfitError(f"its activation {name[:60]} is none of those here")
        kind, attributes = _ACTIVATIONS[name]
        return x if kind is None else self.op(kind, x, **attributes)


Rule: TypeAlias = Callable[[Layer], str]

_ACTIVATIONS: dict[str, tuple[str | None, dict[str, Any]]] = {
    "linear": (None, {}),
    "relu": ("Relu", {}),
    "relu6": ("Clip", {"min": 0.0, "max": 6.0}),
    "leaky_relu": ("LeakyRelu", {"alpha": 0.2}),
    "elu": ("Elu", {}),
    "gelu": ("Gelu", {}),
    "silu": ("Swish", {}),
    "swish": ("Swish", {}),
    "sigmoid": ("Sigmoid", {}),
    "hard_sigmoid": ("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}),
    "tanh": ("Tanh", {}),
    "softplus": ("Softplus", {}),
    "exponential": ("Exp", {}),
    "softmax": ("Softmax", {"axis": -1}),
    "log_softmax": ("LogSoftmax", {"axis": -1}),
}
