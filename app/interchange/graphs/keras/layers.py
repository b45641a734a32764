"""What each layer of Keras is in operators of ONNX, which are what is written as a graph."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np

from ..writer import UnfitError
from . import windows
from .builder import Layer, Rule


def _dense(layer: Layer) -> str:
    net = layer.op("MatMul", layer.x, layer.array("kernel"))
    return layer.activated(_biased(layer, net))


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


def _relu(layer: Layer) -> str:
    slope, most = (layer.config.get(name) or 0 for name in ("negative_slope", "max_value"))
    if layer.config.get("threshold"):
        raise UnfitError("its threshold is not 0")
    if slope and most:
        raise UnfitError("it has a slope and a largest value")
    if most:
        return layer.op("Clip", layer.x, min=0.0, max=float(most))
    return (
        layer.op("LeakyRelu", layer.x, alpha=float(slope)) if slope else layer.op("Relu", layer.x)
    )


def _leaky_relu(layer: Layer) -> str:
    slope = layer.config.get("negative_slope", layer.config.get("alpha", 0.3))
    return layer.op("LeakyRelu", layer.x, alpha=float(slope))


def _reshape(layer: Layer) -> str:
    shape = [int(size or -1) for size in layer.config["target_shape"]]
    return layer.op("Reshape", layer.x, layer.array("shape", [0, *shape], learned=False))


def _permute(layer: Layer) -> str:
    return layer.op("Transpose", layer.x, perm=[0, *map(int, layer.config["dims"])])


def _layer_norm(layer: Layer) -> str:
    axis = layer.config.get("axis", -1)
    if (list(axis) if isinstance(axis, list) else [axis]) != [-1] or layer.config.get(
        "rms_scaling"
    ):
        raise UnfitError("it does not run over the last axis alone")
    scale = layer.array("gamma")
    shift = [layer.array("beta")] if layer.config.get("center", True) else []
    epsilon = float(layer.config.get("epsilon", 1e-3))
    return layer.op("LayerNormalization", layer.x, scale, *shift, axis=-1, epsilon=epsilon)


def _batch_norm(layer: Layer) -> str:
    """As it is once training is over, along the last axis."""
    axis = layer.config.get("axis", -1)
    if (axis[0] if isinstance(axis, list) and axis else axis) not in (-1, 1, 2, 3):
        raise UnfitError("it does not run along the last axis")
    layer.builder.note(
        "Batch normalisation takes the mean and the variance in the file, as it does once training "
        "is over."
    )
    variance = layer.arrays.get("moving_variance")
    if variance is None:
        raise UnfitError("its moving_variance is not in the file")
    spread = variance.astype(np.float64) + float(layer.config.get("epsilon", 1e-3))
    if not (spread > 0).all():
        raise UnfitError("its moving_variance has a number below 0")
    spread = np.sqrt(spread)
    rest = layer.op("Sub", layer.x, layer.array("moving_mean", learned=False))
    y = layer.op("Div", rest, layer.array("deviation", spread, learned=False))
    if layer.config.get("scale", True):
        y = layer.op("Mul", y, layer.array("gamma"))
    return layer.op("Add", y, layer.array("beta")) if layer.config.get("center", True) else y


def _embedding(layer: Layer) -> str:
    return layer.op("Gather", layer.array("embeddings"), layer.x, axis=0)


def _concatenate(layer: Layer) -> str:
    return layer.op("Concat", *layer.inputs, axis=int(layer.config.get("axis", -1)))


def _rescaling(layer: Layer) -> str:
    scale, offset = (
        layer.builder.number(layer.config.get(n, u)) for n, u in (("scale", 1), ("offset", 0))
    )
    return layer.op("Add", layer.op("Mul", layer.x, scale), offset)


_NORMALISING = ("gamma", "beta", "moving_mean", "moving_variance")


def variables(config: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of a layer's arrays in the order in which Keras 3 numbers them."""
    left_out = {
        name
        for name, told in (("bias", "use_bias"), ("gamma", "scale"), ("beta", "center"))
        if not config.get(told, True)
    }
    kinds = _NORMALISING if "epsilon" in config else ("kernel", "bias")
    names = ("embeddings",) if "input_dim" in config else kinds
    return tuple(name for name in names if name not in left_out)


RULES: dict[str, Rule] = windows.RULES | {
    "Dense": _dense,
    "Activation": lambda layer: layer.activated(layer.x),
    "ReLU": _relu,
    "LeakyReLU": _leaky_relu,
    "ELU": lambda layer: layer.op("Elu", layer.x, alpha=float(layer.config.get("alpha", 1.0))),
    "Softmax": lambda layer: layer.op("Softmax", layer.x, axis=int(layer.config.get("axis", -1))),
    "Add": _of_all("Add"),
    "Subtract": _of_all("Sub"),
    "Multiply": _of_all("Mul"),
    "Maximum": _of_all("Max"),
    "Minimum": _of_all("Min"),
    "TrueDivide": _of_all("Div"),
    "Matmul": _of_all("MatMul"),
    "Average": _average,
    "Concatenate": _concatenate,
    "Flatten": _each("Flatten"),
    "Reshape": _reshape,
    "Permute": _permute,
    "Rescaling": _rescaling,
    "Dropout": _each("Dropout"),
    "GaussianNoise": _each("Dropout"),
    "LayerNormalization": _layer_norm,
    "BatchNormalization": _batch_norm,
    "Embedding": _embedding,
    **{kind: _each(kind) for kind in ("Relu", "Sigmoid", "Tanh", "Softplus", "Exp", "Log", "Sqrt")},
    "Absolute": _each("Abs"),
    "Negative": _each("Neg"),
}
