"""A Keras model that is no stack of dense layers, whose layers the graph knows."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ....engine.arrays import Array
from ...fault import InterchangeError
from ...reading.found import ToldLoss
from ...reading.keras_calls import Output, Place, calls, given, outputs
from ...reading.keras_layers import REGULARIZED, is_regularized
from ...reading.keras_loss import loss_in
from ..operators.model import UNSOUND, OperatorModel
from ..writer import UnfitError
from .builder import Builder, Layer
from .layers import RULES

#: The arrays of a layer by their names: of its kind, its own name, and its configuration.
WeightsOf: TypeAlias = Callable[[str, str, Mapping[str, Any]], Mapping[str, Array]]
_MOST_LAYERS = 500
#: The version of the operators that are written.
_OPSET = 20


def keras_model(
    config: Mapping[str, Any], weights_of: WeightsOf, training: Any, version: int | None
) -> OperatorModel:
    """The model as operators, with the loss of its ``training``, where the file says one.

    ``version`` is the first number of the Keras that wrote it. Raises InterchangeError, naming what
    a graph does not know.
    """
    layers = _layers(config)
    _refuse_unknown(layers)
    walk = _Walk(weights_of, Builder(version))
    before: list[str] | None = None
    for layer in layers:
        before = walk.write(layer, before if config.get("class_name") == "Sequential" else None)
    output, loss = walk.output(config, layers, training)
    builder = walk.builder
    model = OperatorModel(builder.operators, builder.tensors, builder.learned, output, _OPSET)
    model.notes += builder.notes
    model.loss = loss
    made = {name for each in builder.operators for name in each.outputs}
    for name, sizes in walk.shapes.items():
        if name in builder.tensors or name in made:
            raise InterchangeError(f"Its input is called “{name[:60]}”, as an array in it is.")
        model.come_in(name, sizes)
    return model


class _Walk:
    """Goes through the layers in their order, and writes each."""

    def __init__(self, weights_of: WeightsOf, builder: Builder) -> None:
        self.builder = builder
        #: The sizes of what comes in from outside.
        self.shapes: dict[str, list[int]] = {}
        self.weights_of = weights_of
        self._made: dict[Place, str] = {}

    def write(self, layer: Mapping[str, Any], before: list[str] | None) -> list[str]:
        """Write a layer at each place where it is called, or behind ``before``; what it makes."""
        kind, name, config = _kind(layer), _name(layer), _config(layer)
        if (name, 0) in self._made:
            raise InterchangeError(f"Two layers of the model are called “{name[:60]}”.")
        if kind == "InputLayer":
            self._made[name, 0] = name
            self.shapes[name] = _sizes(name, config)
            return [name]
        if before is not None:
            called: list[list[str]] = [before]
        elif layer.get("inbound_nodes"):
            called = [self._inputs(name, call) for call in calls(layer, name)]
        else:
            # The first layer of a Sequential may say itself what comes in.
            self.shapes["x"] = _sizes(name, config)
            called = [["x"]]
        arrays = self.weights_of(kind, name, config)
        made = [self._written(Layer(kind, name, config, of, arrays, self.builder)) for of in called]
        self._made.update({(name, call): each for call, each in enumerate(made)})
        return made

    def _written(self, layer: Layer) -> str:
        if is_regularized(layer.config):
            self.builder.note(REGULARIZED)
        try:
            return RULES[layer.kind](layer)
        except UnfitError as error:
            raise InterchangeError(f"{layer.kind} “{layer.name[:60]}”: {error}.") from error
        except InterchangeError:
            raise
        except UNSOUND as error:
            raise InterchangeError(
                f"{layer.kind} “{layer.name[:60]}”: its configuration is not that of such a layer."
            ) from error

    def _inputs(self, name: str, call: Any) -> list[str]:
        """The names of the arrays that a layer is called with."""
        return [self._input(name, told) for told in given(call)]

    def _input(self, name: str, told: Place | float) -> str:
        if not isinstance(told, tuple):
            try:
                return self.builder.number(told)
            except UnfitError as error:
                raise InterchangeError(f"“{name[:60]}”: {error}.") from error
        if told not in self._made:
            raise InterchangeError(
                f"“{name[:60]}” is called with “{told[0][:60]}”, which no layer before it makes."
            )
        return self._made[told]

    def output(
        self, config: Mapping[str, Any], layers: list[dict[str, Any]], training: Any
    ) -> tuple[str, ToldLoss]:
        """The name of what the model makes, and the loss of that. Raises InterchangeError."""
        found = outputs(config) or [Output("", (_name(layers[-1]), 0))]
        name, place = found[0]
        if len(found) > 1:
            self.builder.note(f"Of its {len(found)} outputs this is the first, “{name[:60]}”.")
        if place not in self._made:
            raise InterchangeError(f"Its output “{place[0][:60]}” is made by no layer.")
        return self._made[place], loss_in(training, name)


def _layers(config: Mapping[str, Any]) -> list[dict[str, Any]]:
    layers = _config(config).get("layers")
    sound = isinstance(layers, list) and all(isinstance(each, dict) for each in layers)
    kind = config.get("class_name")
    if kind not in ("Sequential", "Functional", "Model") or not sound or not layers:
        raise InterchangeError(
            f"The model is of the kind {str(kind)[:40]}; what is read is a Sequential or a "
            "Functional one. One that is a class of its own is read from ONNX: "
            "model.export('model.onnx', format='onnx')"
        )
    if len(layers) > _MOST_LAYERS:
        raise InterchangeError(
            f"The model has {len(layers):,} layers, {len(layers) - _MOST_LAYERS:,} more than the "
            f"{_MOST_LAYERS} that are read."
        )
    found: list[dict[str, Any]] = layers
    return found


def _refuse_unknown(layers: list[dict[str, Any]]) -> None:
    kinds = Counter(map(_kind, layers))
    unknown = [(kind[:40], n) for kind, n in kinds.items() if kind not in {*RULES, "InputLayer"}]
    if unknown:
        told = ", ".join(f"{kind} ({n}×)" if n > 1 else kind for kind, n in unknown)
        raise InterchangeError(
            f"These layers of the model cannot be read: {told[:600]}. What is read: "
            f"{', '.join(RULES)}."
        )


def _sizes(name: str, config: Mapping[str, Any]) -> list[int]:
    """The sizes of what comes in, 0 where one is left open. Raises InterchangeError."""
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    if not isinstance(shape, list) or len(shape) > 8:
        raise InterchangeError(f"The model does not say which shape its input “{name[:60]}” has.")
    sizes = [0 if size is None else size for size in shape]
    if not all(type(size) is int and 0 <= size < 10**9 for size in sizes):
        raise InterchangeError(f"The shape of its input “{name[:60]}” is damaged.")
    return sizes


def _kind(layer: Mapping[str, Any]) -> str:
    return str(layer.get("class_name"))


def _config(layer: Mapping[str, Any]) -> dict[str, Any]:
    config = layer.get("config")
    return config if isinstance(config, dict) else {}


def _name(layer: Mapping[str, Any]) -> str:
    return str(_config(layer).get("name") or layer.get("name"))
