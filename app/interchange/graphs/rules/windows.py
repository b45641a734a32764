"""Convolution, pooling and normalisation of ONNX, in a graph's text."""

from collections.abc import Sequence

import numpy as np

from ....engine.graph.ops.normalising import EPSILON
from ....engine.graph.ops.op import Shape
from ..node import Node
from ..writer import Term, UnfitError, Writer
from .arranging import reshaped
from .numbers import Rule, reduce_over


def _same(node: Node, name: str, usual: int) -> int:
    """An attribute of a number for each axis, all equal. Raises UnfitError."""
    told = node.attribute(name, None)
    values = {int(each) for each in told} if told else {usual}
    if len(values) > 1:
        raise UnfitError(f"its {name} are {list(told)}; here they are all equal")
    return values.pop()


def _must(node: Node, name: str, ours: int, words: str) -> None:
    told = node.attribute(name, ours)
    value = _same(node, name, ours) if isinstance(told, Sequence) else int(told)
    if value != ours:
        raise UnfitError(f"its {words} is {value}; here it is {ours}")


def _padding(node: Node) -> int:
    told = node.attribute("auto_pad", b"NOTSET")
    if told in (b"NOTSET", b"VALID", "NOTSET", "VALID"):
        return _same(node, "pads", 0)
    shape = node.attribute("kernel_shape", None) or node.term(1).shape[2:]
    if any(size % 2 == 0 for size in shape) or len(set(shape)) > 1 or _same(node, "strides", 1) > 1:
        raise UnfitError("it pads one side more than the other")
    return int(shape[0]) // 2


def _conv(writer: Writer, node: Node) -> list[Term]:
    x, w, b = node.term(0), node.term(1), node.optional(2)
    if len(w.shape) not in (3, 4):
        raise UnfitError(f"it runs over {len(w.shape) - 2} axes; here over one or two")
    _must(node, "group", 1, "group")
    _must(node, "dilations", 1, "dilation")
    b = b or writer.given("no_bias", np.zeros(w.shape[0]), fixed=True)
    op = f"conv{len(w.shape) - 2}d"
    params = {"stride": _same(node, "strides", 1), "padding": _padding(node)}
    usual = {"stride": 1, "padding": 0}
    params = {name: value for name, value in params.items() if value != usual[name]}
    return [writer.call("conv", op, x, w, b, **params)]


def _pool(op: str) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        x, size = node.term(0), _same(node, "kernel_shape", 1)
        if _same(node, "strides", 1) != size:
            raise UnfitError(f"its stride is {_same(node, 'strides', 1)}; here it is its size")
        if _padding(node) or node.attribute("ceil_mode", 0):
            raise UnfitError("it pads, which pooling here does not")
        _must(node, "dilations", 1, "dilation")
        return [writer.call(op, op, x, size=size)]

    return rule


def _global_pool(op: str) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        x = node.term(0)
        return [reduce_over(writer, op, x, list(range(2, len(x.shape))), True)]

    return rule


def _batch_norm(writer: Writer, node: Node) -> list[Term]:
    """As it is once training is over: with the mean and the variance that the file has.

    ONNX has the channels along axis 1. ``axis`` says another, and scale or shift may be left out,
    as Keras does.
    """
    if node.attribute("training_mode", 0):
        raise UnfitError("it is in training mode")
    x = node.term(0)
    at = int(node.attribute("axis", min(1, len(x.shape) - 1)))
    if not -len(x.shape) <= at < len(x.shape):
        raise UnfitError(f"its axis is {at}, and {x.code} has {len(x.shape)}")
    after = len(x.shape[at:]) - 1
    along = (x.shape[at], *(1 for _ in range(after)))
    scale, shift, mean, variance = (_along(writer, node, k, along) for k in (1, 2, 3, 4))
    if mean is None or variance is None:
        raise UnfitError("its mean or its variance is missing")
    epsilon = float(node.attribute("epsilon", 1e-5))
    code = f"({x.code} - {mean.code}) / sqrt({variance.code} + {epsilon!r})"
    return [writer.line("batch_norm", _scaled(code, scale, shift), x.shape)]


def _scaled(code: str, scale: Term | None, shift: Term | None) -> str:
    code = f"{scale.code} * {code}" if scale else code
    return f"{code} + {shift.code}" if shift else code


def _along(writer: Writer, node: Node, place: int, shape: Shape) -> Term | None:
    """Numbers of each channel, in the shape in which they go with the channels."""
    found = node.optional(place)
    if found is None:
        return None
    if place > 2:
        writer.fixed.add(found.code)  # seen while training, and not learned
    return reshaped(writer, found, shape)


def _layer_norm(writer: Writer, node: Node) -> list[Term]:
    x, scale, shift = node.term(0), node.optional(1), node.optional(2)
    rank = len(x.shape)
    if int(node.attribute("axis", -1)) % max(1, rank) != rank - 1:
        raise UnfitError("it runs over several axes; here over the last")
    epsilon = float(node.attribute("epsilon", 1e-5))
    if np.isclose(epsilon, EPSILON, atol=0):
        scale = scale or writer.given("no_scale", np.ones(x.shape[-1:]), fixed=True)
        shift = shift or writer.given("no_shift", np.zeros(x.shape[-1:]), fixed=True)
        return [writer.call("layer_norm", "layer_norm", x, scale, shift)]
    rest = writer.line(
        "rest", f"{x.code} - mean({x.code}, axis={rank - 1}, keepdims=True)", x.shape
    )
    spread = f"mean({rest.code} ** 2, axis={rank - 1}, keepdims=True)"
    code = f"{rest.code} / sqrt({spread} + {epsilon!r})"
    return [writer.line("layer_norm", _scaled(code, scale, shift), x.shape)]


RULES: dict[str, Rule] = {
    "Conv": _conv,
    "MaxPool": _pool("max_pool"),
    "AveragePool": _pool("avg_pool"),
    "GlobalAveragePool": _global_pool("mean"),
    "GlobalMaxPool": _global_pool("max"),
    "BatchNormalization": _batch_norm,
    "LayerNormalization": _layer_norm,
}
