"""What each operator of ONNX is in a graph's text: number by number, products, and sums.

A rule takes the writer and the node, writes its lines, and gives the term of each output.
"""

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeAlias

import numpy as np

from ....engine.activations import LEAKY_SLOPE
from ..node import Node
from ..writer import Term, UnfitError, Writer, number, whole_numbers

Rule: TypeAlias = Callable[[Writer, Node], list[Term]]


def _function(op: str) -> Rule:
    return lambda writer, node: [writer.call(op, op, node.term(0))]


def _between(wanted: str, sign: str) -> Rule:
    return lambda writer, node: [writer.between(wanted, node.term(0), sign, node.term(1))]


def _largest(op: str) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        terms = [node.term(k) for k in range(len(node.inputs))]
        return [reduce(lambda a, b: writer.call(op, op, a, b), terms)]

    return rule


def _negative(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    return [writer.line("negative", f"-{x.code}", x.shape)]


def _reciprocal(writer: Writer, node: Node) -> list[Term]:
    return [writer.between("inverse", number(1), "/", node.term(0))]


def _leaky_relu(writer: Writer, node: Node) -> list[Term]:
    slope, x = float(node.attribute("alpha", 0.01)), node.term(0)
    if np.isclose(slope, LEAKY_SLOPE):
        return [writer.call("leaky_relu", "leaky_relu", x)]
    if not 0 <= slope <= 1:
        raise UnfitError(f"its alpha is {slope:g}, and can be from 0 to 1")
    return [writer.line("leaky_relu", f"maximum({x.code}, {slope!r} * {x.code})", x.shape)]


def _elu(writer: Writer, node: Node) -> list[Term]:
    alpha = float(node.attribute("alpha", 1.0))
    if alpha != 1.0:
        raise UnfitError(f"its alpha is {alpha:g}; here it is 1")
    return [writer.call("elu", "elu", node.term(0))]


def _gelu(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    if node.attribute("approximate", b"none") in (b"none", "none"):
        return [writer.call("gelu", "gelu", x)]
    inner = f"{float(np.sqrt(2 / np.pi))!r} * ({x.code} + 0.044715 * {x.code} ** 3)"
    return [writer.line("gelu", f"0.5 * {x.code} * (1 + tanh({inner}))", x.shape)]


def _hard_sigmoid(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    alpha, beta = (float(node.attribute(name, of)) for name, of in (("alpha", 0.2), ("beta", 0.5)))
    code = f"maximum(0, minimum(1, {alpha!r} * {x.code} + {beta!r}))"
    return [writer.line("hard_sigmoid", code, x.shape)]


def _clip(writer: Writer, node: Node) -> list[Term]:
    term = node.term(0)
    for place, name, op in ((1, "min", "maximum"), (2, "max", "minimum")):
        bound = node.optional(place)
        told = node.attribute(name, None)
        if bound is None and told is not None:
            bound = number(float(told))
        if bound is not None:
            term = writer.call("clip", op, term, bound)
    return [term]


def _gemm(writer: Writer, node: Node) -> list[Term]:
    a, b = (_turned(node.term(k), node.attribute(f"trans{'AB'[k]}", 0)) for k in (0, 1))
    alpha, beta = float(node.attribute("alpha", 1.0)), float(node.attribute("beta", 1.0))
    if len(a.shape) != 2 or len(b.shape) != 2 or a.shape[1] != b.shape[0]:
        raise UnfitError(f"{a.code} and {b.code} are no matrices that go together")
    code = f"{a.code} @ {b.code}"
    code = code if alpha == 1.0 else f"{alpha!r} * ({code})"
    shape, c = (a.shape[0], b.shape[1]), node.optional(2)
    if c is not None:
        if np.broadcast_shapes(c.shape, shape) != shape:
            raise UnfitError(f"{c.code} does not go with the product")
        code += f" + {c.code}" if beta == 1.0 else f" + {beta!r} * {c.code}"
    return [writer.line("gemm", code, shape)]


def _turned(term: Term, turned: Any) -> Term:
    return Term(f"{term.code}.T", term.shape[::-1]) if turned else term


def _softmax(op: str) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        x = node.term(0)
        axis = int(node.attribute("axis", -1 if node.opset >= 13 else 1)) % max(1, len(x.shape))
        if node.opset < 13 and any(size != 1 for size in x.shape[axis + 1 :]):
            raise UnfitError("it runs over several axes at once")
        last = axis == len(x.shape) - 1
        return [writer.call(op, op, x, **({} if last else {"axis": axis}))]

    return rule


def _reduced(op: str) -> Rule:
    def rule(writer: Writer, node: Node) -> list[Term]:
        return [reduce_over(writer, op, node.term(0), *_axes(node))]

    return rule


def _axes(node: Node) -> tuple[list[int], bool]:
    told = node.attribute("axes", None)
    if told is None and node.known(1) is not None:
        told = whole_numbers(node.known(1), "axes")
    rank = len(node.term(0).shape)
    if not told:
        told = [] if node.attribute("noop_with_empty_axes", 0) else range(rank)
    return sorted({int(axis) % max(1, rank) for axis in told}), bool(node.attribute("keepdims", 1))


def reduce_over(writer: Writer, op: str, x: Term, axes: list[int], keep: bool) -> Term:
    """A sum, mean or maximum over some of the axes. Raises UnfitError."""
    kept = {"keepdims": True} if keep else {}
    if len(axes) == len(x.shape):
        return writer.call(op, op, x, **kept)
    for axis in reversed(axes):
        x = writer.call(op, op, x, axis=axis, **kept)
    return x


def _square_sum(writer: Writer, node: Node) -> list[Term]:
    x = node.term(0)
    square = writer.between("square", x, "**", number(2))
    total = reduce_over(writer, "sum", square, *_axes(node))
    return [writer.call("norm", "sqrt", total) if node.kind == "ReduceL2" else total]


def _of_sizes_alone(*_: object) -> list[Term]:
    raise UnfitError("it is read of sizes alone, and here it takes other numbers")


def _passed(_: Writer, node: Node) -> list[Term]:
    return [node.term(0)]


RULES: dict[str, Rule] = {
    **{
        kind: _function(kind.lower())
        for kind in ("Sigmoid", "Tanh", "Relu", "Softplus", "Exp", "Log", "Sqrt", "Abs", "Cos")
    },
    "Swish": _function("silu"),
    "LeakyRelu": _leaky_relu,
    "Elu": _elu,
    "Gelu": _gelu,
    "HardSigmoid": _hard_sigmoid,
    "Clip": _clip,
    "Add": _between("add", "+"),
    "Sub": _between("difference", "-"),
    "Mul": _between("product", "*"),
    "Div": _between("quotient", "/"),
    "Pow": _between("power", "**"),
    "Neg": _negative,
    "Reciprocal": _reciprocal,
    "Max": _largest("maximum"),
    "Min": _largest("minimum"),
    "MatMul": _between("matmul", "@"),
    "Gemm": _gemm,
    "Softmax": _softmax("softmax"),
    "LogSoftmax": _softmax("log_softmax"),
    "ReduceSum": _reduced("sum"),
    "ReduceMean": _reduced("mean"),
    "ReduceMax": _reduced("max"),
    "ReduceSumSquare": _square_sum,
    "ReduceL2": _square_sum,
    "Mod": _of_sizes_alone,
    "Identity": _passed,
    "Cast": _passed,
    "Dropout": _passed,
}
