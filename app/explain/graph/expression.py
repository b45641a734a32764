"""Formula nodes from the formulas of the ops' records, which are in Python's notation."""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..tree import (
    Node,
    call,
    cases,
    fraction,
    number,
    operator,
    parens,
    power,
    product,
    root,
    row,
    signed,
    symbol,
    text,
)

_ADDITIVE = (ast.Add, ast.Sub)
_COMPARED: dict[type[ast.cmpop], str] = {ast.Gt: ">", ast.Lt: "<", ast.Eq: "="}
_CALLED = {"log": "ln", "maximum": "max", "minimum": "min"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes a formula: ``leaf`` gives the node of a name, ``over`` that of a sum or a maximum.

    ``value`` gives the number of a name where the formula is written with numbers, so that of
    several cases the one that holds is written; it is None where it is written with symbols.
    """

    leaf: Callable[[str], Node]
    over: Callable[[str, ast.expr], Node]
    value: Callable[[str], float] | None = None
    #: Whether the case that holds is followed by why it does.
    reasons: bool = True

    def node(self, tree: ast.expr) -> Node:
        """The node of a formula."""
        if isinstance(tree, ast.Name):
            return symbol("π") if tree.id == "pi" else self.leaf(tree.id)
        if isinstance(tree, ast.Constant):
            return number(tree.value if isinstance(tree.value, int | float) else math.nan)
        if isinstance(tree, ast.UnaryOp):
            if isinstance(tree.operand, ast.Constant):
                return number(-float(str(tree.operand.value)))
            return row("−", self.factor(tree.operand))
        if isinstance(tree, ast.BinOp):
            return self._binary(tree)
        if isinstance(tree, ast.IfExp):
            return self._cases(tree)
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
            return self._call(tree.func.id, tree.args)
        raise TypeError(f"no formula: {ast.dump(tree)}")

    def _binary(self, tree: ast.BinOp) -> Node:
        if isinstance(tree.op, _ADDITIVE):
            sign = "+" if isinstance(tree.op, ast.Add) else "−"
            right = self.node(tree.right)
            if sign == "−" and isinstance(tree.right, ast.BinOp):
                right = parens(right) if isinstance(tree.right.op, _ADDITIVE) else right
            return row(self.node(tree.left), sign, signed(right))
        if isinstance(tree.op, ast.Div):
            return fraction(self.node(tree.left), self.node(tree.right))
        if isinstance(tree.op, ast.Pow):
            base = self.node(tree.left)
            closed = base["kind"] in ("symbol", "parens") or (
                base["kind"] == "number" and base["value"] >= 0
            )
            return power(base if closed else parens(base), self.node(tree.right))
        return product(*map(self.factor, _factors(tree)))

    def factor(self, tree: ast.expr) -> Node:
        """The node of a formula, to stand in a product: in parentheses where it must."""
        node = self.node(tree)
        loose = node["kind"] == "terms" or (
            isinstance(tree, ast.BinOp) and isinstance(tree.op, _ADDITIVE)
        )
        loose = loose or (isinstance(tree, ast.UnaryOp) and node["kind"] == "row")
        return parens(node) if loose or node["kind"] == "sum" else node

    def _call(self, name: str, arguments: list[ast.expr]) -> Node:
        if name == "exp":
            return power(symbol("e"), self.node(arguments[0]))
        if name == "sqrt":
            return root(self.node(arguments[0]))
        if name == "abs":
            return row("|", self.node(arguments[0]), "|")
        if name == "sum" or (name == "max" and len(arguments) == 1):
            return self.over(name, arguments[0])
        listed: list[Node | str] = []
        for argument in arguments:
            listed += [operator(","), self.node(argument)]
        return call(_CALLED.get(name, name), row(*listed[1:]) if len(arguments) > 1 else listed[1])  # type: ignore[arg-type]

    def _cases(self, tree: ast.expr) -> Node:
        """Every case with its condition; with numbers, the one that holds and why."""
        rows: list[tuple[Node, Node]] = []
        while isinstance(tree, ast.IfExp):
            condition = self._condition(tree.test)
            if self.value is not None and evaluated(tree.test, self.value):
                return self._reasoned(tree.body, condition["items"])
            rows.append((self.node(tree.body), condition))
            tree = tree.orelse
        if self.value is not None:
            # None of the conditions holds: the last was of two numbers.
            left, _, right = rows[-1][1]["items"]
            sign = "≤" if len(rows) == 1 else "<"
            return self._reasoned(tree, [left, operator(sign), right])
        return cases(*rows, (self.node(tree), text("otherwise")))

    def _reasoned(self, tree: ast.expr, reason: list[Node]) -> Node:
        node = self.node(tree)
        return row(node, text(", as "), *reason) if self.reasons else node

    def _condition(self, tree: ast.expr) -> Node:
        if not isinstance(tree, ast.Compare):
            raise TypeError(f"no condition: {ast.dump(tree)}")
        sign = _COMPARED[type(tree.ops[0])]
        return row(self.node(tree.left), sign, self.node(tree.comparators[0]))


def _factors(tree: ast.expr) -> list[ast.expr]:
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult):
        return [*_factors(tree.left), *_factors(tree.right)]
    return [tree]


#: Functions that the standard library's math has not under their names.
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "max": max,
    "maximum": max,
    "minimum": min,
}


def evaluated(tree: ast.expr, value: Callable[[str], float]) -> float:
    """The number that a formula without sums gives."""
    if isinstance(tree, ast.Name):
        return math.pi if tree.id == "pi" else value(tree.id)
    if isinstance(tree, ast.Constant):
        return float(str(tree.value))
    if isinstance(tree, ast.UnaryOp):
        return -evaluated(tree.operand, value)
    if isinstance(tree, ast.IfExp):
        return evaluated(tree.body if evaluated(tree.test, value) else tree.orelse, value)
    if isinstance(tree, ast.Compare):
        left, right = evaluated(tree.left, value), evaluated(tree.comparators[0], value)
        sign = type(tree.ops[0])
        return float(
            left > right if sign is ast.Gt else left < right if sign is ast.Lt else left == right
        )
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
        work = _FUNCTIONS.get(tree.func.id) or getattr(math, tree.func.id)
        return float(work(*(evaluated(a, value) for a in tree.args)))
    if isinstance(tree, ast.BinOp):
        left, right = evaluated(tree.left, value), evaluated(tree.right, value)
        return _worked_out(tree.op, left, right)
    raise TypeError(f"no formula: {ast.dump(tree)}")


def _worked_out(sign: ast.operator, left: float, right: float) -> float:
    if isinstance(sign, ast.Add):
        return left + right
    if isinstance(sign, ast.Sub):
        return left - right
    if isinstance(sign, ast.Mult):
        return left * right
    return left / right if isinstance(sign, ast.Div) else float(left**right)
