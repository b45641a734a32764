"""What each layer of Keras is in operators of ONNX, which are what is written as a graph."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from ...reading.keras_layers import LEFT_OUT, ONLY_IN_TRAINING
from ..writer import UnfitError
from . import activations, recurrent, windows
from .activations import activated
from .builder import Layer, Rule


def _dense(layer: Layer) -> str:
    net = layer.op("MatMul", layer.x, layer.array("kernel"))
    return activated(layer, _biased(layer, net))


def _biased(layer: Layer, net: str) -> str:
    uses = layer.config.get("use_bias", True)
    return layer.op("Add", net, layer.array("bias")) if uses else net


def _each(kind: str, **attributes: Any) -> Rule:
    return lambda layer: layer.op(kind, layer.x, **attributes)


def _of_all(kind: str) -> Rule:
    """Of two arrays after another: ((a + b) + c)."""

    def rule(layer: Layer) -> str:
        if len(layer.inputs) < 2:
            raise UnfitError("it is called with less than two arrays")
        return reduce(lambda a, b: layer.op(kind, a, b), layer.inputs)

    return rule


def _average(layer: Layer) -> str:
    share = layer.builder.number(1 / max(1, len(layer.inputs)))
    return layer.op("Mul", _of_all("Add")(layer), share)


def _reshape(layer: Layer) -> str:
    shape = [int(size or -1) for size in layer.config["target_shape"]]
    return layer.op("Reshape", layer.x, layer.array("shape", [0, *shape], learned=False))


def _permute(layer: Layer) -> str:
    return layer.op("Transpose", layer.x, perm=[0, *map(int, layer.config["dims"])])


def _left_out(layer: Layer) -> str:
    layer.builder.note(ONLY_IN_TRAINING.format(layer.kind))
    return layer.op("Identity", layer.x)


def _flatten(layer: Layer) -> str:
    """Number by number with the channels last, wherever they stand."""
    x = layer.x
    if layer.config.get("data_format") == "channels_first":
        apart = layer.array("apart", [0, 0, -1], learned=False)
        x = layer.op("Transpose", layer.op("Reshape", x, apart), perm=[0, 2, 1])
    return layer.op("Flatten", x)


def _layer_norm(layer: Layer) -> str:
    if layer.config.get("rms_scaling"):
        raise UnfitError("it scales by the root of the mean square (rms_scaling), and not here")
    told = {"axis": layer.whole("axis", -1), "epsilon": layer.number("epsilon", 1e-3)}
    scale, shift = _scale_and_shift(layer)
    return layer.op("LayerNormalization", layer.x, scale, shift, **told)


def _batch_norm(layer: Layer) -> str:
    """As it is once training is over."""
    variance = layer.arrays.get("moving_variance")
    told = {"axis": layer.whole("axis", -1), "epsilon": layer.number("epsilon", 1e-3)}
    if variance is not None and (variance + told["epsilon"] <= 0).any():
        raise UnfitError("its moving_variance has a number below 0")
    seen = [layer.array(name, learned=False) for name in ("moving_mean", "moving_variance")]
    return layer.op("BatchNormalization", layer.x, *_scale_and_shift(layer), *seen, **told)


def _scale_and_shift(layer: Layer) -> list[str]:
    """γ and β, "" for one that the layer has not."""
    return [
        layer.array(name) if layer.config.get(uses, True) else ""
        for name, uses in (("gamma", "scale"), ("beta", "center"))
    ]


def _embedding(layer: Layer) -> str:
    if layer.config.get("mask_zero"):
        raise UnfitError("it masks row 0 (mask_zero), and masks are not read")
    return layer.op("Gather", layer.array("embeddings"), layer.x, axis=0)


def _concatenate(layer: Layer) -> str:
    return layer.op("Concat", *layer.inputs, axis=layer.whole("axis", -1))


def _rescaling(layer: Layer) -> str:
    scale, offset = (
        layer.builder.number(layer.number(n, u)) for n, u in (("scale", 1.0), ("offset", 0.0))
    )
    return layer.op("Add", layer.op("Mul", layer.x, scale), offset)


_NORMALISING = ("gamma", "beta", "moving_mean", "moving_variance")
_RECURRENT = ("kernel", "recurrent_kernel", "bias")


def variables(config: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of a layer's arrays in the order in which Keras 3 numbers them."""
    left_out = {
        name
        for name, told in (("bias", "use_bias"), ("gamma", "scale"), ("beta", "center"))
        if not config.get(told, True)
    }
    kinds: tuple[str, ...] = _NORMALISING if "epsilon" in config else ("kernel", "bias")
    if "recurrent_initializer" in config:
        kinds = _RECURRENT
    names = ("embeddings",) if "input_dim" in config else kinds
    return tuple(name for name in names if name not in left_out)


RULES: dict[str, Rule] = (
    activations.RULES
    | windows.RULES
    | recurrent.RULES
    | {
        "Dense": _dense,
        "Add": _of_all("Add"),
        "Subtract": _of_all("Sub"),
        "Multiply": _of_all("Mul"),
        "Maximum": _of_all("Max"),
        "Minimum": _of_all("Min"),
        "TrueDivide": _of_all("Div"),
        "Matmul": _of_all("MatMul"),
        "Average": _average,
        "Concatenate": _concatenate,
        "Flatten": _flatten,
        "Reshape": _reshape,
        "Permute": _permute,
        "Rescaling": _rescaling,
        **dict.fromkeys(LEFT_OUT, _left_out),
        "LayerNormalization": _layer_norm,
        "BatchNormalization": _batch_norm,
        "Embedding": _embedding,
        **{
            kind: _each(kind)
            for kind in ("Relu", "Sigmoid", "Tanh", "Softplus", "Exp", "Log", "Sqrt")
        },
        "Absolute": _each("Abs"),
        "Negative": _each("Neg"),
    }
)
