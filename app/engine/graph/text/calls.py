"""Calls of the functions that exist: which argument is which, and what the parameters say."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..ops import OPS
from ..ops.op import REQUIRED, Op, Parameter
from .source import Source

#: Ops that are written with a sign.
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
    ast.MatMult: "matmul",
}
_NO_FUNCTIONS = {*OPERATORS.values(), "negative", "transpose", "index"}
#: The functions that the text may call.
FUNCTIONS = {name: op for name, op in OPS.items() if name not in _NO_FUNCTIONS}
#: What other libraries call them.
_ELSEWHERE = {
    "amax": "max",
    "absolute": "abs",
    "average": "mean",
    "conv": "conv2d",
    "hstack": "concatenate",
    "vstack": "concatenate",
    "cat": "concatenate",
    "ln": "log",
    "logistic": "sigmoid",
    "logsoftmax": "log_softmax",
    "max_pool2d": "max_pool",
    "maxpool": "max_pool",
    "avg_pool2d": "avg_pool",
    "avgpool": "avg_pool",
    "mse": "mean_squared_error",
    "bce": "binary_cross_entropy",
    "nll": "cross_entropy",
    "softmax_cross_entropy": "cross_entropy",
    "swish": "silu",
    "square": "x ** 2",
    "pow": "x ** n",
    "matmul": "W @ x",
    "transpose": "x.T",
    "add": "a + b",
    "subtract": "a - b",
    "multiply": "a * b",
    "divide": "a / b",
    "negative": "-x",
}


@dataclass(frozen=True, slots=True)
class Bound:
    """The nodes of the arrays and the values of the parameters of one call."""

    arrays: tuple[ast.expr, ...]
    params: dict[str, Any]


def signature(op: Op) -> str:
    """conv2d(x, w, b, stride=1, padding=0)."""
    arrays = ["[a, b]"] if op.variadic else list(op.arguments)
    params = [p.name if p.default is REQUIRED else f"{p.name}={p.default!r}" for p in op.parameters]
    return f"{op.name}({', '.join([*arrays, *params])})"


def unknown(name: str, known: list[str]) -> str:
    """That there is no such function, and which one may be meant."""
    if name in _ELSEWHERE:
        return f"There is no function `{name}` here: write `{_ELSEWHERE[name]}`."
    close = get_close_matches(name, known, 1)
    if close:
        return f"There is no function `{name}`: did you mean `{close[0]}`?"
    return f"There is no function `{name}`. There are {', '.join(sorted(known))}."


def bind(
    source: Source, call: ast.Call, op: Op, parameter: Callable[[Parameter, ast.expr], Any]
) -> Bound:
    """Which node is which argument. Raises GraphError."""
    formal = ["arrays"] if op.variadic else list(op.arguments)
    names = [*formal, *(p.name for p in op.parameters)]
    given: dict[str, ast.expr] = {}
    if len(call.args) > len(names):
        raise source.fault(
            call.args[len(names)], f"That is one argument too many: {signature(op)}."
        )
    for name, node in zip(names, call.args, strict=False):
        if isinstance(node, ast.Starred):
            raise source.fault(node, "A * before an argument is not possible here.")
        given[name] = node
    for keyword in call.keywords:
        if keyword.arg not in names:
            raise source.fault(
                keyword, f"`{keyword.arg or '**'}` is not a parameter: {signature(op)}."
            )
        if keyword.arg in given:
            raise source.fault(keyword, f"`{keyword.arg}` is given twice: {signature(op)}.")
        given[keyword.arg] = keyword.value
    missing = [
        name
        for name in names
        if name not in given
        and (name in formal or any(p.name == name and p.default is REQUIRED for p in op.parameters))
    ]
    if missing:
        raise source.fault(call, f"`{missing[0]}` is missing: {signature(op)}.")
    arrays = tuple(given[name] for name in formal)
    if op.variadic:
        listed = arrays[0]
        if not isinstance(listed, ast.List | ast.Tuple) or not listed.elts:
            raise source.fault(listed, f"The arrays stand in brackets: {signature(op)}.")
        arrays = tuple(listed.elts)
    return Bound(
        arrays,
        {
            p.name: parameter(p, given[p.name]) if p.name in given else p.default
            for p in op.parameters
        },
    )
