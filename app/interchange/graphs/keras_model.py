"""A Keras model that is no stack of dense layers, whose layers the graph knows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ...engine.arrays import Array
from ..fault import InterchangeError
from .keras_builder import Builder, Layer
from .keras_layers import RULES
from .operators import UNSOUND, OperatorModel
from .writer import UnfitError

#: The arrays of a layer by their names: of its kind, its own name, and its configuration.
WeightsOf: TypeAlias = Callable[[str, str, Mapping[str, Any]], Mapping[str, Array]]
#: The output of a layer, at one of the places where it is called.
_Place: TypeAlias = tuple[str, int]

#: Layers, calls of one, and how deep its inputs may be nested.
_MOST_LAYERS, _MOST_CALLS, _DEEPEST = 500, 50, 6
#: The version of the operators that are written.
_OPSET = 20


def keras_model(
    config: Mapping[str, Any],
    weights_of: WeightsOf,
    loss: str | None = None,
    from_logits: bool = False,
) -> OperatorModel:
    """The model as operators, with the loss that it is trained with, where the file says one.

    ``from_logits`` says that the loss takes nets. Raises InterchangeError, naming what a graph does
    not know.
    """
    layers = _layers(config)
    _refuse_unknown(layers)
    walk = _Walk(weights_of)
    before: list[str] | None = None
    for layer in layers:
        before = walk.write(layer, before if config.get("class_name") == "Sequential" else None)
    output = walk.output(config, layers)
    builder = walk.builder
    model = OperatorModel(builder.operators, builder.tensors, builder.learned, output, _OPSET)
    model.notes += builder.notes
    model.loss, model.from_logits = loss, from_logits
    for name, sizes in walk.shapes.items():
        model.come_in(name, sizes)
    return model


class _Walk:
    """Goes through the layers in their order, and writes each."""

    def __init__(self, weights_of: WeightsOf) -> None:
        self.builder = Builder()
        #: The sizes of what comes in from outside.
        self.shapes: dict[str, list[int]] = {}
        self.weights_of = weights_of
        self._made: dict[_Place, str] = {}

    def write(self, layer: Mapping[str, Any], before: list[str] | None) -> list[str]:
        """Write a layer at each place where it is called, or behind ``before``; what it makes."""
        kind, name, config = _kind(layer), _name(layer), _config(layer)
        if kind == "InputLayer":
            self._made[name, 0] = name
            self.shapes[name] = _sizes(name, config)
            return [name]
        if before is not None:
            calls: list[list[str]] = [before]
        elif layer.get("inbound_nodes"):
            calls = [list(self._inputs(name, call)) for call in _calls(layer)]
        else:
            # The first layer of a Sequential may say itself what comes in.
            self.shapes["x"] = _sizes(name, config)
            calls = [["x"]]
        arrays = self.weights_of(kind, name, config)
        made = [self._written(Layer(kind, name, config, of, arrays, self.builder)) for of in calls]
        self._made.update({(name, call): each for call, each in enumerate(made)})
        return made

    def _written(self, layer: Layer) -> str:
        try:
            return RULES[layer.kind](layer)
        except UnfitError as error:
            raise InterchangeError(f"{layer.kind} “{layer.name}”: {error}.") from error
        except UNSOUND as error:
            raise InterchangeError(
                f"{layer.kind} “{layer.name}”: its configuration is not that of such a layer."
            ) from error

    def _inputs(self, name: str, call: Any) -> Iterator[str]:
        """The names of the arrays that a layer is called with."""
        for told in _tensors(call, 0):
            if isinstance(told, float):
                yield self.builder.number(told)
            elif told in self._made:
                yield self._made[told]
            else:
                raise InterchangeError(
                    f"“{name}” is called with “{told[0]}”, which no layer before it makes."
                )

    def output(self, config: Mapping[str, Any], layers: list[dict[str, Any]]) -> str:
        """The name of what the model makes. Raises InterchangeError."""
        told = list(_history(_config(config).get("output_layers"), 0))
        if len(told) > 1:
            self.builder.note(f"Of its {len(told)} outputs this is the first.")
        place = told[0] if told else (_name(layers[-1]), 0)
        if place not in self._made:
            raise InterchangeError(f"Its output “{place[0]}” is made by no layer.")
        return self._made[place]


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


def _calls(layer: Mapping[str, Any]) -> list[Any]:
    told = layer["inbound_nodes"]
    if not isinstance(told, list) or len(told) > _MOST_CALLS:
        raise InterchangeError(f"“{_name(layer)}” is called in a way that is not read.")
    return told


def _tensors(told: Any, depth: int) -> Iterator[_Place | float]:
    """What a call is given: places of layers, and numbers.

    Keras 3 has {"args": …, "kwargs": …} with tensors that say their history, Keras 2 lists of
    [layer, call, tensor, {}].
    """
    if depth > _DEEPEST:
        return
    if _is_place(told):
        yield from _history(told, depth)
    elif isinstance(told, dict) and told.get("class_name") == "__keras_tensor__":
        yield from _history(_config(told).get("keras_history"), depth)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield float(told)
    else:
        for each in _inner(told):
            yield from _tensors(each, depth + 1)


def _inner(told: Any) -> list[Any]:
    """What a list holds, or a call: of what has a name in a call only arrays count."""
    if isinstance(told, dict) and "args" in told:
        named = told.get("kwargs")
        values = named.values() if isinstance(named, dict) else ()
        return [told["args"], *(value for value in values if isinstance(value, dict))]
    return told if isinstance(told, list) else []


def _history(told: Any, depth: int) -> Iterator[_Place]:
    """["dense", 0, 0], or lists of such."""
    if _is_place(told):
        yield str(told[0])[:60], int(told[1])
    elif isinstance(told, list) and depth <= _DEEPEST:
        for each in told:
            yield from _history(each, depth + 1)


def _is_place(told: Any) -> bool:
    return (
        isinstance(told, list)
        and len(told) in (3, 4)
        and isinstance(told[0], str)
        and type(told[1]) is int  # and not True
    )


def _sizes(name: str, config: Mapping[str, Any]) -> list[int]:
    """The sizes of what comes in, 0 where one is left open. Raises InterchangeError."""
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    if not isinstance(shape, list) or len(shape) > 8:
        raise InterchangeError(f"The model does not say which shape its input “{name}” has.")
    sizes = [0 if size is None else size for size in shape]
    if not all(type(size) is int and 0 <= size < 10**9 for size in sizes):
        raise InterchangeError(f"The shape of its input “{name}” is damaged.")
    return sizes


def _kind(layer: Mapping[str, Any]) -> str:
    return str(layer.get("class_name"))


def _config(layer: Mapping[str, Any]) -> dict[str, Any]:
    config = layer.get("config")
    return config if isinstance(config, dict) else {}


def _name(layer: Mapping[str, Any]) -> str:
    return str(_config(layer).get("name") or layer.get("name"))[:60]
