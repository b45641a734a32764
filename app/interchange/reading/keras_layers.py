"""The layers of a Keras model as its configuration tells them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, starmap
from typing import Any

from ...engine.activations import ELU_ALPHA, LEAKY_SLOPE
from ...engine.arrays import Array
from ..fault import InterchangeError
from .complete import known_activation
from .found import Dense, Found

_LOSSES = {
    "mse": "mean_squared_error",
    "mean_squared_error": "mean_squared_error",
    "meansquarederror": "mean_squared_error",
    "binary_crossentropy": "binary_cross_entropy",
    "binarycrossentropy": "binary_cross_entropy",
    "categorical_crossentropy": "categorical_cross_entropy",
    "categoricalcrossentropy": "categorical_cross_entropy",
    "sparse_categorical_crossentropy": "categorical_cross_entropy",
    "sparsecategoricalcrossentropy": "categorical_cross_entropy",
}
#: Layers that change no number of a dense network once training is over.
_LEFT_OUT = {
    "Dropout": "Dropout was left out: it changes nothing once training is over.",
    "GaussianNoise": "GaussianNoise was left out: it changes nothing once training is over.",
    "Flatten": "Flatten was left out: the input is a row of numbers here.",
}
#: Layers that are an activation: its name, the field of its slope, what that is by itself and here.
_ACTIVATION_LAYERS = {
    "ReLU": ("relu", "negative_slope", 0.0, 0.0),
    "LeakyReLU": ("leaky_relu", "negative_slope", 0.3, LEAKY_SLOPE),
    "ELU": ("elu", "alpha", 1.0, ELU_ALPHA),
    "Softmax": ("softmax", "", 0.0, 0.0),
}
_KERAS_LEAKY_SLOPE = 0.2
_LONGEST = 2 << 20


def parsed(text: str | bytes | None) -> dict[str, Any]:
    """A configuration. Raises InterchangeError where it is none."""
    try:
        config = json.loads(text) if text and len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise InterchangeError("The file does not tell the layers of a Keras model.")
    return config


def dense_names(config: Mapping[str, Any]) -> list[str]:
    """The names of the dense layers in order."""
    return [_name(each) for each in _layers(config) if _class(each) == "Dense"]


def stack(config: Mapping[str, Any], parameters: Sequence[tuple[Array, Array | None]]) -> Found:
    """The network, of the kernels (n_in, n_out) and biases of its dense layers in order.

    Raises InterchangeError, naming the first layer that is not read.
    """
    found, given = Found(), iter(parameters)
    for layer in _layers(config):
        kind, of = _class(layer), _config(layer)
        if kind == "Dense":
            kernel, biases = next(given, (None, None))
            if kernel is None or kernel.ndim != 2:
                raise InterchangeError(f"The weights of “{_name(layer)}” are not in the file.")
            found.layers.append(Dense(_name(layer), kernel.T, biases, _activation(of)))
        elif kind == "Activation" or kind in _ACTIVATION_LAYERS:
            _activate(found, layer, kind, of)
        elif kind in _LEFT_OUT:
            found.notes.append(_LEFT_OUT[kind])
        elif kind != "InputLayer":
            raise InterchangeError(
                f"“{_name(layer)}” is a layer of the kind {kind[:40]}, which cannot be read. What "
                f"is read: Dense, Activation, {', '.join([*_ACTIVATION_LAYERS, *_LEFT_OUT])}."
            )
    return found


def loss_in(config: Any) -> tuple[str | None, bool]:
    """The engine's name of the loss that a model is trained with, and whether it takes the nets."""
    name, inner = _loss(config)
    return _LOSSES.get(str(name).lower()), inner.get("from_logits") is True


def _loss(config: Any) -> tuple[Any, dict[str, Any]]:
    """What Keras calls the loss, and its configuration."""
    loss = config.get("loss") if isinstance(config, dict) else None
    return (loss.get("class_name", ""), _config(loss)) if isinstance(loss, dict) else (loss, {})


def compiled(found: Found, config: Any) -> None:
    """Take over the loss and the learning rate that the model is trained with."""
    if not isinstance(config, dict):
        return
    name, _ = _loss(config)
    ours, from_logits = loss_in(config)
    if ours is None:
        if name:
            found.notes.append(f"Its loss, {str(name)[:60]}, is none of those here.")
        return
    if str(name).lower().startswith("sparse"):
        found.notes.append(
            "The sparse cross-entropy of class numbers is the one of targets with a single 1 here."
        )
    found.loss = ours
    last = found.layers[-1]
    if from_logits and last.activation == "identity":
        last.activation = "sigmoid" if ours == "binary_cross_entropy" else "softmax"
        found.notes.append(
            f"The loss takes the nets (from_logits): the output layer has a {last.activation} here."
        )


def _activate(found: Found, layer: Any, kind: str, of: Mapping[str, Any]) -> None:
    if not found.layers or found.layers[-1].activation != "identity":
        raise InterchangeError(f"“{_name(layer)}” stands where no dense layer without one does.")
    if kind == "Activation":
        found.layers[-1].activation = _activation(of)
        return
    name, field, usual, ours = _ACTIVATION_LAYERS[kind]
    value = of.get(field, usual) if field else ours
    if not isinstance(value, int | float) or abs(value - ours) > 1e-6 or of.get("max_value"):
        raise InterchangeError(f"“{_name(layer)}” has the {field} {value}; here it is {ours:g}.")
    found.layers[-1].activation = name


def _activation(of: Mapping[str, Any]) -> str:
    told = of.get("activation")
    if isinstance(told, dict):
        told = told.get("class_name") or told.get("config")
    name = known_activation("identity" if told is None else told)
    if name is None:
        raise InterchangeError(f"The activation {str(told)[:60]} is none of those here.")
    if name == "leaky_relu":
        raise InterchangeError(
            f"Keras’s leaky_relu has the slope {_KERAS_LEAKY_SLOPE}; here it is {LEAKY_SLOPE}."
        )
    return name


def _layers(config: Mapping[str, Any]) -> Iterator[Any]:
    kind, inner = config.get("class_name"), config.get("config")
    layers = inner.get("layers") if isinstance(inner, dict) else None
    if kind not in ("Sequential", "Functional", "Model") or not isinstance(layers, list):
        raise InterchangeError(
            f"The model is of the kind {str(kind)[:40]}; what is read is a Sequential, or a "
            "Functional one without branches."
        )
    if kind != "Sequential" and not all(starmap(_follows, pairwise(layers))):
        raise InterchangeError("The layers of the model branch; here each follows the one before.")
    yield from (each for each in layers if isinstance(each, dict))


def _follows(before: Any, layer: Any) -> bool:
    """Whether what goes into a layer is the layer before it, and that alone."""
    told = json.dumps(layer.get("inbound_nodes")) if isinstance(layer, dict) else ""
    if len(told) > 20_000:
        return False
    names = told.count('"keras_history"') or 1
    return names == 1 and json.dumps(_name(before)) in told


def _class(layer: Mapping[str, Any]) -> str:
    return str(layer.get("class_name"))


def _config(layer: Mapping[str, Any]) -> dict[str, Any]:
    config = layer.get("config")
    return config if isinstance(config, dict) else {}


def _name(layer: Any) -> str:
    config = layer.get("config") if isinstance(layer, dict) else None
    return str(config.get("name"))[:60] if isinstance(config, dict) else ""
