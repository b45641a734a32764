"""Convolution and pooling of Keras, in operators of ONNX."""

from typing import Any

import numpy as np

from ..writer import UnfitError
from .activations import activated
from .builder import Layer, Rule


def _channels_first(layer: Layer, axes: int, kind: str, *rest: str, **attributes: Any) -> str:
    """An operator over so many axes, where Keras has the channels last and ONNX first."""
    if layer.config.get("data_format") == "channels_first":
        return layer.op(kind, layer.x, *rest, **attributes)
    inner = list(range(1, axes + 1))
    first = layer.op("Transpose", layer.x, perm=[0, axes + 1, *inner])
    made = layer.op(kind, first, *rest, **attributes)
    return layer.op("Transpose", made, perm=[0, *(axis + 1 for axis in inner), 1])


def _padding(layer: Layer) -> str:
    told = layer.config.get("padding", "valid")
    if told not in ("valid", "same"):
        raise UnfitError(f"its padding is {str(told)[:20]}; here it is valid or same")
    return "SAME_UPPER" if told == "same" else "VALID"


def _sizes(told: Any, axes: int) -> list[int]:
    return [int(each) for each in told] if isinstance(told, list) else [int(told)] * axes


def _convolution(axes: int) -> Rule:
    def rule(layer: Layer) -> str:
        kernel = layer.arrays.get("kernel")
        if kernel is None or kernel.ndim != axes + 2:
            raise UnfitError("its kernel is not in the file")
        # (k, …, in, out) becomes (out, in, k, …).
        turned = np.moveaxis(kernel, (-1, -2), (0, 1))
        rest = [layer.array("kernel", turned)]
        if layer.config.get("use_bias", True):
            rest.append(layer.array("bias"))
        net = _channels_first(
            layer,
            axes,
            "Conv",
            *rest,
            strides=_sizes(layer.config.get("strides", 1), axes),
            dilations=_sizes(layer.config.get("dilation_rate", 1), axes),
            group=int(layer.config.get("groups", 1)),
            auto_pad=_padding(layer),
        )
        return activated(layer, net)

    return rule


def _pooling(axes: int, kind: str) -> Rule:
    def rule(layer: Layer) -> str:
        size = _sizes(layer.config.get("pool_size", 2), axes)
        strides = _sizes(layer.config.get("strides") or size, axes)
        pad = _padding(layer)
        told = {"kernel_shape": size, "strides": strides, "auto_pad": pad}
        return _channels_first(layer, axes, kind, **told)

    return rule


def _global_pooling(axes: int, kind: str) -> Rule:
    def rule(layer: Layer) -> str:
        first = layer.config.get("data_format") == "channels_first"
        over = [axis + first for axis in range(1, axes + 1)]
        keeps = int(bool(layer.config.get("keepdims", False)))
        return layer.op(kind, layer.x, axes=over, keepdims=keeps)

    return rule


RULES: dict[str, Rule] = {
    "Conv1D": _convolution(1),
    "Conv2D": _convolution(2),
    "MaxPooling2D": _pooling(2, "MaxPool"),
    "AveragePooling2D": _pooling(2, "AveragePool"),
    "GlobalAveragePooling1D": _global_pooling(1, "ReduceMean"),
    "GlobalAveragePooling2D": _global_pooling(2, "ReduceMean"),
    "GlobalMaxPooling1D": _global_pooling(1, "ReduceMax"),
    "GlobalMaxPooling2D": _global_pooling(2, "ReduceMax"),
}
