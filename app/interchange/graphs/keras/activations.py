"""Activations of Keras, in operators of ONNX: by their names, and as layers of their own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..writer import UnfitError
from .builder import Layer, Rule


def activated(layer: Layer, x: str) -> str:
    """What the layer's activation makes of its net. Raises UnfitError."""
    told = layer.config.get("activation")
    if isinstance(told, Mapping):
        # A layer of its own, with its own numbers.
        name, config = str(told.get("class_name")), told.get("config")
        if name in RULES and isinstance(config, Mapping):
            return RULES[name](replace(layer, config=config, inputs=(x,)))
        raise UnfitError(f"its activation {name[:60]} is none of those here")
    name = "linear" if told is None else str(told)
    if name == "hard_sigmoid":
        return layer.op("HardSigmoid", x, alpha=_hard_slope(layer), beta=0.5)
    if name not in _ACTIVATIONS:
        raise UnfitError(f"its activation {name[:60]} is none of those here")
    kind, attributes = _ACTIVATIONS[name]
    return x if kind is None else layer.op(kind, x, **attributes)


def _hard_slope(layer: Layer) -> float:
    """The slope of hard_sigmoid in the middle: 1/6 in Keras 3, 1/5 before."""
    version = layer.builder.version
    if version is None:
        raise UnfitError(
            "its activation hard_sigmoid has another slope in Keras 3 than before, and the file "
            "does not say which version wrote it"
        )
    return 1 / 6 if version >= 3 else 0.2


def _relu(layer: Layer) -> str:
    slope, most = layer.number("negative_slope", 0), layer.config.get("max_value")
    if layer.number("threshold", 0):
        raise UnfitError("its threshold is not 0")
    if slope and most is not None:
        raise UnfitError("it has a slope and a largest value")
    if most is not None:
        return layer.op("Clip", layer.x, min=0.0, max=layer.number("max_value", 0))
    return layer.op("LeakyRelu", layer.x, alpha=slope) if slope else layer.op("Relu", layer.x)


def _leaky_relu(layer: Layer) -> str:
    # Before Keras 3 its slope was called alpha.
    name = "negative_slope" if "negative_slope" in layer.config else "alpha"
    return layer.op("LeakyRelu", layer.x, alpha=layer.number(name, 0.3))


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
    "tanh": ("Tanh", {}),
    "softplus": ("Softplus", {}),
    "exponential": ("Exp", {}),
    "softmax": ("Softmax", {"axis": -1}),
    "log_softmax": ("LogSoftmax", {"axis": -1}),
}
RULES: dict[str, Rule] = {
    "Activation": lambda layer: activated(layer, layer.x),
    "ReLU": _relu,
    "LeakyReLU": _leaky_relu,
    "ELU": lambda layer: layer.op("Elu", layer.x, alpha=layer.number("alpha", 1)),
    "Softmax": lambda layer: layer.op("Softmax", layer.x, axis=layer.whole("axis", -1)),
}
