"""The layers of a Keras model as its configuration tells them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, starmap
from typing import Any

from ...engine.arrays import Array
from ...engine.losses import LOSSES
from ..fault import InterchangeError
from .found import Dense, Found
from .keras_activations import ACTIVATION_LAYERS, activation_of_layer, named_activation
from .keras_calls import calls, outputs
from .keras_loss import loss_in

#: Layers that change no number once training is over, and what is said of them.
LEFT_OUT = (
    *("Dropout", "SpatialDropout1D", "SpatialDropout2D", "AlphaDropout", "GaussianDropout"),
    *("GaussianNoise", "ActivityRegularization"),
)
ONLY_IN_TRAINING = "{} was left out: it changes nothing once training is over."
REGULARIZED = "Regularizers were left out: the loss is the one of the output alone."
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


def first_number(version: Any) -> int | None:
    """3 of 3.15.1; None where that is no version."""
    found = re.match(r"(\d{1,3})\.", version) if isinstance(version, str) else None
    return int(found[1]) if found else None


def dense_names(config: Mapping[str, Any]) -> list[str]:
    """The names of the dense layers in order."""
    return [_name(each) for each in _layers(config) if _class(each) == "Dense"]


def stack(config: Mapping[str, Any], parameters: Sequence[tuple[Array, Array | None]]) -> Found:
    """The network, of the kernels (n_in, n_out) and biases of its dense layers in order.

    Raises InterchangeError, naming the first layer that is not read.
    """
    if len(outputs(config)) > 1:
        raise InterchangeError("The model has several outputs; a network here has one.")
    stacked = _Stack(parameters)
    for layer in _layers(config):
        stacked.take(layer)
    if not stacked.found.layers:
        raise InterchangeError("There is no dense layer in the model.")
    return stacked.found


class _Stack:
    """Takes one layer after another."""

    def __init__(self, parameters: Sequence[tuple[Array, Array | None]]) -> None:
        self.found = Found()
        self.given = iter(parameters)
        #: Whether what comes in is more than a row of numbers for each sample.
        self.has_many_axes = False

    def take(self, layer: Mapping[str, Any]) -> None:
        """Raises InterchangeError where no network has such a layer."""
        kind, of, name = _class(layer), _config(layer), _name(layer)
        shape = of.get("batch_shape") or of.get("batch_input_shape")
        self.has_many_axes |= isinstance(shape, list) and len(shape) > 2
        if layer.get("inbound_nodes"):
            calls(layer, name)
        if is_regularized(of):
            self._note(REGULARIZED)
        if kind == "Dense":
            self._dense(name, of)
        elif kind == "Activation" or kind in ACTIVATION_LAYERS:
            self._activate(name, kind, of)
        elif kind == "Flatten":
            self.has_many_axes &= of.get("data_format") == "channels_first"
            self._note("Flatten was left out: the input is a row of numbers here.")
        elif kind in LEFT_OUT:
            self._note(ONLY_IN_TRAINING.format(kind))
        elif kind != "InputLayer":
            known = ["Dense", "Activation", *ACTIVATION_LAYERS, "Flatten", *LEFT_OUT]
            raise InterchangeError(
                f"“{name[:60]}” is a layer of the kind {kind[:40]}, which cannot be read. What is "
                f"read: {', '.join(known)}."
            )

    def _dense(self, name: str, of: Mapping[str, Any]) -> None:
        layers = self.found.layers
        kernel, biases = next(self.given, (None, None))
        if kernel is None or kernel.ndim != 2:
            raise InterchangeError(f"The weights of “{name[:60]}” are not in the file.")
        if self.has_many_axes or (layers and len(layers[-1].weights) != len(kernel)):
            raise InterchangeError(f"“{name[:60]}” takes more than a row of numbers.")
        layers.append(Dense(name, kernel.T, biases, named_activation(of)))

    def _activate(self, name: str, kind: str, of: Mapping[str, Any]) -> None:
        layers = self.found.layers
        if not layers or layers[-1].activation != "identity":
            raise InterchangeError(f"“{name[:60]}” stands where no dense layer without one does.")
        named = kind == "Activation"
        layers[-1].activation = named_activation(of) if named else activation_of_layer(kind, of)

    def _note(self, text: str) -> None:
        if text not in self.found.notes:
            self.found.notes.append(text)


def is_regularized(of: Mapping[str, Any]) -> bool:
    """Whether something of a layer is added to the loss while training."""
    return any(told and str(field).endswith("_regularizer") for field, told in of.items())


def compiled(found: Found, training: Any) -> None:
    """Take over the loss that the model is trained with, and its activation where it has one.

    Raises InterchangeError where no network has such an output.
    """
    loss, last = loss_in(training), found.layers[-1]
    found.loss, found.why_no_loss = loss.name, loss.why_none
    found.notes.extend(loss.notes)
    fused = LOSSES[loss.name].fused_with if loss.name else None
    if loss.from_nets and fused and last.activation == "identity":
        last.activation = fused
        found.notes.append(
            f"The loss takes the nets (from_logits): the output layer has a {fused} here."
        )
    elif loss.from_nets or (fused == "softmax" and last.activation != fused):
        raise InterchangeError(f"The loss does not take what {last.activation} makes as it is.")
    count = len(last.weights)
    if loss.name == "binary_cross_entropy" and count > 1:
        found.notes.append(
            f"Keras takes the mean of binary cross-entropy over the {count} outputs; here it is "
            f"their sum, {count} times as much."
        )


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
    return str(config.get("name")) if isinstance(config, dict) else ""
