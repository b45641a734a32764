"""The nodes of an ONNX graph as a stack of dense layers, followed from the input to the output."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ...engine.activations import ELU_ALPHA, LEAKY_SLOPE, TANH_HEIGHT, TANH_STRETCH
from ...engine.arrays import Array
from ..fault import InterchangeError
from .found import Dense, Found

#: Operators that change no number of a dense network, and what is said of them where it matters.
_PASSED = {
    "Identity": "",
    "Cast": "",
    "Dropout": "Dropout was left out: it changes nothing once training is over.",
    "Flatten": "Flatten was left out: the input is a row of numbers here.",
    "Squeeze": "",
    "Unsqueeze": "",
}
_ACTIVATIONS = {
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Relu": "relu",
    "Softplus": "softplus",
    "Softmax": "softmax",
    "LeakyRelu": "leaky_relu",
    "Elu": "elu",
    "Gelu": "gelu",
    "Swish": "silu",
}
#: What an attribute must be for the activation to be ours, and what it is where it is not given.
_ATTRIBUTES: dict[str, tuple[str, float, float]] = {
    "LeakyRelu": ("alpha", LEAKY_SLOPE, LEAKY_SLOPE),
    "Elu": ("alpha", ELU_ALPHA, ELU_ALPHA),
    "Swish": ("alpha", 1.0, 1.0),
}
#: What a net and then its tanh are multiplied by.
TANHS = {"bipolar_sigmoid": (0.5, 1.0), "scaled_tanh": (TANH_STRETCH, TANH_HEIGHT)}
_GELU_BY_ERF = ("Erf", "Add", "Mul", "Mul")


class Stack:
    """Follows the graph. ``tensors`` are the arrays in it, ``value`` gives an attribute's value."""

    def __init__(
        self, graph: Any, tensors: Mapping[str, Array], value: Callable[[Any], Any]
    ) -> None:
        self.tensors = tensors
        self.value = value
        self.found = Found()
        self.readers: dict[str, list[Any]] = defaultdict(list)
        for node in graph.node:
            for name in set(node.input):
                self.readers[name].append(node)
        inputs = [each.name for each in graph.input if each.name not in tensors]
        if len(inputs) != 1:
            raise InterchangeError(f"The model has {len(inputs)} inputs; a network here has one.")
        self.at = inputs[0]

    def followed(self) -> Found:
        """The layers, from the input to the output. Raises InterchangeError."""
        seen = 0
        while nodes := self.readers[self.at]:
            seen += 1
            if seen > 10_000:
                raise InterchangeError("The graph runs in a circle.")
            node = nodes[0] if len(nodes) == 1 else self._joined(nodes)
            self._take(node)
        if not self.found.layers:
            raise InterchangeError("There is no dense layer in the model: no Gemm and no MatMul.")
        return self.found

    def _take(self, node: Any) -> None:
        op = node.op_type
        if op in ("Gemm", "MatMul"):
            self._dense(node)
        elif op == "Add":
            self._bias(node)
        elif op == "Mul" and (stretched := self._stretched_tanh(node)) is not None:
            name, node = stretched
            self._activation(name)
        elif op in _ACTIVATIONS:
            self._check_attribute(node)
            self._activation(_ACTIVATIONS[op])
        elif op in _PASSED:
            if _PASSED[op] and _PASSED[op] not in self.found.notes:
                self.found.notes.append(_PASSED[op])
        elif op == "Reshape" and not self.found.layers:
            self.found.notes.append("Reshape was left out: the input is a row of numbers here.")
        else:
            raise self._unknown([node])
        if node.output:
            self.at = node.output[0]

    def _joined(self, nodes: list[Any]) -> Any:
        """The last node of an activation that is written as several."""
        by_op = {node.op_type: node for node in nodes}
        if len(nodes) == 2 and by_op.keys() == {"Sigmoid", "Mul"}:
            mul = by_op["Mul"]
            if set(mul.input) == {self.at, by_op["Sigmoid"].output[0]}:
                self._activation("silu")
                return _Passed(mul.output[0])
        if len(nodes) == 2 and "Mul" in by_op and len(by_op) == 2:
            (first,) = (node for op, node in by_op.items() if op != "Mul")
            if first.op_type == "Div":
                last = self._gelu(first)
                if last is not None:
                    self._activation("gelu")
                    return _Passed(last)
        raise self._unknown(nodes)

    def _gelu(self, first: Any) -> str | None:
        """Where x/√2 → erf → +1 → ·x → ·½ ends."""
        name = first.output[0]
        for op in _GELU_BY_ERF:
            readers = self.readers[name]
            if len(readers) != 1 or readers[0].op_type != op:
                return None
            name = readers[0].output[0]
        return str(name)

    def _stretched_tanh(self, first: Any) -> tuple[str, Any] | None:
        """The activation that is height · tanh(stretch · net), and its last node."""
        stretch, (tanh, *others) = self._factor(first), self.readers[first.output[0]] or [None]
        if stretch is None or others or tanh is None or tanh.op_type != "Tanh":
            return None
        last, height = tanh, 1.0
        after = self.readers[tanh.output[0]]
        if len(after) == 1 and after[0].op_type == "Mul":
            factor = self._factor(after[0])
            last, height = (after[0], factor) if factor is not None else (tanh, 1.0)
        for name, factors in TANHS.items():
            if np.allclose((stretch, height), factors, rtol=1e-6):
                return name, last
        return None

    def _factor(self, node: Any) -> float | None:
        """The one number of the file that the node multiplies by."""
        given = [self.tensors[name] for name in node.input if name in self.tensors]
        return float(given[0].item()) if len(given) == 1 and given[0].size == 1 else None

    def _dense(self, node: Any) -> None:
        weights = self.tensors.get(node.input[1]) if node.input[0] == self.at else None
        if weights is None or weights.ndim != 2:
            raise InterchangeError(
                f"{self._named(node)} multiplies by what is no matrix of the file."
            )
        attributes = {each.name: self.value(each) for each in node.attribute}
        plain = {"transA": 0, "alpha": 1.0, "beta": 1.0}
        if any(attributes.get(name, usual) != usual for name, usual in plain.items()):
            raise InterchangeError(f"{self._named(node)} scales or transposes its input.")
        # W (n_in, n_out) as it stands; Gemm may say that it is the other way round.
        turned = bool(attributes.get("transB", 0))
        layer = Dense(node.input[1], weights if turned else weights.T)
        if self.found.layers and self.found.layers[-1].activation is None:
            self.found.layers[-1].activation = "identity"
        self.found.layers.append(layer)
        if len(node.input) > 2 and node.input[2]:
            self._set_bias(layer, node, self.tensors.get(node.input[2]))

    def _bias(self, node: Any) -> None:
        layers = self.found.layers
        others = [self.tensors.get(name) for name in node.input if name != self.at]
        if not layers or layers[-1].biases is not None or layers[-1].activation is not None:
            raise self._unknown([node])
        self._set_bias(layers[-1], node, others[0] if len(others) == 1 else None)

    def _set_bias(self, layer: Dense, node: Any, biases: Array | None) -> None:
        if biases is None or biases.size not in (1, len(layer.weights)):
            raise InterchangeError(f"{self._named(node)} adds what are no biases of the layer.")
        layer.biases = np.broadcast_to(biases.reshape(-1), (len(layer.weights),))

    def _activation(self, name: str) -> None:
        layers = self.found.layers
        if not layers or layers[-1].activation is not None:
            raise InterchangeError(
                f"The activation {name} stands where no dense layer comes before it."
            )
        layers[-1].activation = name

    def _check_attribute(self, node: Any) -> None:
        attributes = {each.name: self.value(each) for each in node.attribute}
        if node.op_type in _ATTRIBUTES:
            name, usual, ours = _ATTRIBUTES[node.op_type]
            value = attributes.get(name, usual)
            if not np.isclose(value, ours):
                raise InterchangeError(
                    f"{self._named(node)} has {name} {value:g}; here it is {ours:g}."
                )
        if node.op_type == "Gelu" and attributes.get("approximate", b"none") != b"none":
            raise InterchangeError(f"{self._named(node)} is taken by tanh; here it is by erf.")

    def _named(self, node: Any) -> str:
        return f"{_text(node.op_type, 40)}{f' “{_text(node.name, 60)}”' if node.name else ''}"

    def _unknown(self, nodes: list[Any]) -> InterchangeError:
        ops = ", ".join(sorted({_text(node.op_type, 40) for node in nodes}))
        known = ", ".join(["Gemm", "MatMul", "Add", *_ACTIVATIONS, *_PASSED])
        where = f" after layer {len(self.found.layers)}" if self.found.layers else ""
        return InterchangeError(
            f"The model is no stack of dense layers: {ops}{where} cannot be read. What is read: "
            f"{known}."
        )


def _text(value: Any, most: int) -> str:
    """A text of the file, which is bytes where it is no UTF-8."""
    return str(value)[:most]


class _Passed:
    """In place of the last node of several, which have been understood."""

    op_type = "Identity"

    def __init__(self, output: str) -> None:
        self.output = [output]
