"""Operators of ONNX that put numbers elsewhere, in a graph's text."""

from math import prod

import numpy as np

from ....engine.graph.ops.op import Shape
from ..node import Node
from ..writer import Term, UnfitError, Writer, listed, shape_of, whole_numbers
from .numbers import Rule

#: Parts that a transpose may be put together from.
_MOST_PARTS = 32


def reshaped(writer: Writer, x: Term, shape: Shape, wanted: str = "reshape") -> Term:
    """The same numbers in another shape. Raises UnfitError."""
    if prod(x.shape) != prod(shape):
        raise UnfitError(f"{x.code} is {listed(x.shape)} and cannot become {listed(shape)}")
    return x if x.shape == shape else writer.call(wanted, "reshape", x, shape=shape)


def _reshape(writer: Writer, node: Node) -> list[Term]:
    x, told = node.term(0), whole_numbers(node.known(1), "shape")
    keeps = not node.attribute("allowzero", 0)
    shape = [
        x.shape[k] if size == 0 and keeps and k < len(x.shape) else size
        for k, size in enumerate(told)
    ]
    return [reshaped(writer, x, shape_of("reshape", x, shape=tuple(shape)))]


def _flatten(writer: Writer, node: Node) -> list[Term]:
    x, axis = node.term(0), int(node.attribute("axis", 1))
    at = axis + len(x.shape) if axis < 0 else axis
    return [reshaped(writer, x, (prod(x.shape[:at]), prod(x.shape[at:])), "flat")]


def _axes(node: Node) -> list[int] | None:
    told = node.attribute("axes", None)
    if told is None and node.known(1) is not None:
        told = whole_numbers(node.known(1), "axes")
    return None if told is None else [int(axis) for axis in told]


def _squeeze(writer: Writer, node: Node) -> list[Term]:
    x, axes = node.term(0), _axes(node)
    rank = len(x.shape)
    chosen = {a % max(1, rank) for a in axes} if axes is not None else set(range(rank))
    shape = tuple(s for k, s in enumerate(x.shape) if k not in chosen or s != 1)
    return [reshaped(writer, x, shape)]


def _unsqueeze(writer: Writer, node: Node) -> list[Term]:
    x, axes = node.term(0), _axes(node) or []
    rank = len(x.shape) + len(axes)
    new, rest = {axis % rank for axis in axes}, iter(x.shape)
    return [reshaped(writer, x, tuple(1 if k in new else next(rest, 1) for k in range(rank)))]


def _concat(writer: Writer, node: Node) -> list[Term]:
    terms = [node.term(k) for k in range(len(node.inputs))]
    axis = int(node.attribute("axis", 0)) % max(1, len(terms[0].shape))
    return [writer.call("joined", "concatenate", *terms, axis=axis)]


def _transpose(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    rank = len(x.shape)
    order = [int(k) for k in node.attribute("perm", range(rank)[::-1])]
    if sorted(order) != list(range(rank)):
        raise UnfitError(f"its perm {order} is none of {rank} axes")
    shape = tuple(x.shape[k] for k in order)
    # Axes of length 1 can stand anywhere.
    long = [k for k in range(rank) if x.shape[k] > 1]
    moved = [long.index(k) for k in order if x.shape[k] > 1]
    flat = reshaped(writer, x, tuple(x.shape[k] for k in long))
    return [reshaped(writer, _moved(writer, flat, moved, order), shape)]


def _moved(writer: Writer, x: Term, order: list[int], told: list[int]) -> Term:
    if order == sorted(order):
        return x
    if order == sorted(order, reverse=True):
        return writer.line("transpose", f"{x.code}.T", x.shape[::-1])
    first, *rest = order
    count = x.shape[first]
    in_order, reversed_order = sorted(rest), sorted(rest, reverse=True)
    if count > _MOST_PARTS or rest not in (in_order, reversed_order):
        raise UnfitError(f"its perm is {told}; a transpose here turns all axes round")
    before = ":, " * first
    turned = ".T" if rest == reversed_order else ""
    parts = ", ".join(f"{x.code}[{before}{k}]{turned}" for k in range(count))
    return writer.line("transpose", f"stack([{parts}])", tuple(x.shape[k] for k in order))


def _slice(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    if "starts" in node.attributes:
        starts, ends = node.attribute("starts", []), node.attribute("ends", [])
        axes, steps = node.attribute("axes", range(len(starts))), [1] * len(starts)
    else:
        starts, ends = (whole_numbers(node.known(k), "slice") for k in (1, 2))
        axes = whole_numbers(node.known(3), "axes") if node.known(3) else range(len(starts))
        steps = whole_numbers(node.known(4), "steps") if node.known(4) else [1] * len(starts)
    keys = [slice(None)] * len(x.shape)
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        if int(step) != 1:
            raise UnfitError(f"its step is {step}; here it is 1")
        at = int(axis) % max(1, len(x.shape))
        keys[at] = slice(*slice(int(start), int(end)).indices(x.shape[at])[:2])
    return [sliced(writer, x, keys)]


def sliced(writer: Writer, x: Term, keys: list[slice]) -> Term:
    """A part of an array. Raises UnfitError where it would be empty."""
    ranges = [range(*key.indices(size)) for key, size in zip(keys, x.shape, strict=True)]
    if not all(ranges):
        raise UnfitError("it takes no number")
    shape = tuple(map(len, ranges))
    if shape == x.shape:
        return x
    told = [
        ":" if len(of) == size else f"{of.start}:{of.stop}"
        for of, size in zip(ranges, x.shape, strict=True)
    ]
    while told[-1] == ":":
        told.pop()
    return writer.line("part", f"{x.code}[{', '.join(told)}]", shape)


def _split(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    axis = int(node.attribute("axis", 0)) % max(1, len(x.shape))
    told = node.attribute("split", None)
    if told is None and node.known(1) is not None:
        told = whole_numbers(node.known(1), "split")
    count = len(node.outputs)
    wide = -(-x.shape[axis] // count)
    sizes = told or [min(wide, x.shape[axis] - k * wide) for k in range(count)]
    ends = np.cumsum([int(size) for size in sizes]).tolist()
    parts = []
    for start, end in zip([0, *ends], ends, strict=False):
        keys = [slice(None)] * len(x.shape)
        keys[axis] = slice(start, end)
        parts.append(sliced(writer, x, keys))
    return parts


def _gather(writer: Writer, node: Node) -> list[Term]:
    x, at = node.term(0), node.known(1)
    axis = int(node.attribute("axis", 0)) % max(1, len(x.shape))
    if at is None:
        raise UnfitError("input 2 is missing")
    if at.known is not None and at.known.size == 1:
        place = int(at.known.reshape(-1)[0]) % x.shape[axis]
        shape = (*x.shape[:axis], *x.shape[axis + 1 :])
        found = writer.line("part", f"{x.code}[{':, ' * axis}{place}]", shape)
        return [reshaped(writer, found, (*shape[:axis], *at.shape, *shape[axis:]))]
    if axis != 0 or len(x.shape) < 2:
        raise UnfitError("it looks up what are no rows of a table")
    rows = node.term(1)
    writer.fixed.add(rows.code)
    writer.rows[rows.code] = x.shape[0]
    return [writer.call("embedding", "embedding", x, rows)]


def _shape(_: Writer, node: Node) -> list[Term]:
    shape = np.array(node.term(0).shape[node.attribute("start", 0) : node.attribute("end", None)])
    return [Term("", shape.shape, shape)]


def _expand(writer: Writer, node: Node) -> list[Term]:
    x, told = node.term(0), whole_numbers(node.known(1), "shape")
    shape = np.broadcast_shapes(x.shape, tuple(told))
    if shape == x.shape:
        return [x]
    return [writer.line("repeated", f"{x.code} * {_ones(writer, shape).code}", shape)]


def _constant(_: Writer, node: Node) -> list[Term]:
    shape = tuple(whole_numbers(node.known(0), "shape"))
    if any(size < 1 for size in shape):
        raise UnfitError(f"its shape is {listed(shape)}")
    return [Term("", shape, np.broadcast_to(np.asarray(node.attribute("value", 0.0)), shape))]


def _ones(writer: Writer, shape: Shape) -> Term:
    return writer.given("ones", np.broadcast_to(1.0, shape), fixed=True)


RULES: dict[str, Rule] = {
    "Expand": _expand,
    "ConstantOfShape": _constant,
    "Reshape": _reshape,
    "Flatten": _flatten,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Concat": _concat,
    "Transpose": _transpose,
    "Slice": _slice,
    "Split": _split,
    "Gather": _gather,
    "Shape": _shape,
}
