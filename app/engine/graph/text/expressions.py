"""Expressions: each op within one becomes an equation, from the inside out."""

import ast
from typing import Any

import numpy as np

from ..ops import OPS
from ..ops.op import Op, Parameter
from ..shapes import told
from .builder import Builder, Value
from .calls import FUNCTIONS, OPERATORS, bind, signature
from .constants import Number, constant, folded
from .draft import Drafted

#: What else Python has, and what to write here.
_NOT_HERE: dict[type[ast.AST], str] = {
    ast.Compare: "A comparison is not possible here: `maximum` and `minimum` choose by size.",
    ast.BoolOp: "`and` and `or` are not possible here.",
    ast.IfExp: "`if` is not possible here: `maximum` and `minimum` choose by size.",
    ast.Lambda: "`lambda` is not possible here: write `def f(x):` and `return` below it.",
    ast.List: "A list is not possible here: give the numbers as a value, under a name.",
    ast.Tuple: "Several values are possible after `return` alone.",
    ast.Dict: "A dictionary is not possible here.",
    ast.Set: "A set is not possible here.",
    ast.JoinedStr: "Text is not possible here.",
    ast.ListComp: "A comprehension is not possible here: write a `for` loop.",
    ast.GeneratorExp: "A comprehension is not possible here: write a `for` loop.",
    ast.NamedExpr: "`:=` is not possible here: write the assignment on a line of its own.",
    ast.Starred: "`*` before a value is not possible here.",
}
_SIGNS: dict[type[ast.operator], str] = {
    ast.Mod: "%",
    ast.FloorDiv: "//",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.BitAnd: "&",
}


class Expressions:
    """Reads expressions into equations; what names stand for, a subclass knows."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.source = builder.source

    def look_up(self, node: ast.Name) -> Value:
        """What a name stands for. Raises GraphError."""
        raise NotImplementedError

    def call_of_text(self, node: ast.Call, name: str, *, whole: bool) -> Value | None:
        """What a function of the text gives; None where there is none of that name."""
        raise NotImplementedError

    def place(self, array: Drafted, *, whole: bool) -> None:
        """Say to which line, group and round a new equation belongs."""
        raise NotImplementedError

    def no_function(self, node: ast.Call, name: str) -> Exception:
        """The fault of a function that does not exist."""
        raise NotImplementedError

    def value(self, node: ast.expr, *, whole: bool = False) -> Value:
        """The array or the number of an expression; ``whole`` where it is all of its line."""
        if isinstance(node, ast.Constant):
            number = constant(node.value)
            if number is None:
                raise self.source.fault(node, f"`{self.source.snippet(node)}` is no number.")
            return number
        if isinstance(node, ast.Name):
            return self.look_up(node)
        if isinstance(node, ast.UnaryOp):
            return self._unary(node, whole=whole)
        if isinstance(node, ast.BinOp):
            return self._binary(node, whole=whole)
        if isinstance(node, ast.Attribute):
            return self._attribute(node, whole=whole)
        if isinstance(node, ast.Subscript):
            return self._subscript(node, whole=whole)
        if isinstance(node, ast.Call):
            return self._call(node, whole=whole)
        raise self.source.fault(
            node, _NOT_HERE.get(type(node), f"`{self.source.snippet(node)}` is not possible here.")
        )

    def whole_number(self, node: ast.expr, what: str) -> int:
        """A whole number that is known while the text is read."""
        number = self.value(node)
        if isinstance(number, Drafted):
            raise self.source.fault(
                node,
                f"{what} must be a whole number written in the text; "
                f"`{self.source.snippet(node)}` is an array.",
            )
        if isinstance(number, float) and not number.is_integer():
            raise self.source.fault(node, f"{what} must be a whole number, not {number:g}.")
        if abs(number) > 2**31:
            raise self.source.fault(node, f"{what} is too large.")
        return int(number)

    def applied(
        self,
        node: ast.AST,
        op: Op,
        arguments: list[tuple[Value, ast.AST]],
        params: dict[str, Any],
        *,
        whole: bool,
    ) -> Value:
        """The op's equation; a number where all arguments are numbers."""
        numbers = [value for value, _ in arguments if not isinstance(value, Drafted)]
        array = self.builder.apply(node, op, arguments, params)
        if len(numbers) == len(arguments) and array.shape == ():
            self.builder.drafted.remove(array)
            return self._worked_out(node, op, numbers, params)
        self.place(array, whole=whole)
        return array

    def _worked_out(
        self, node: ast.AST, op: Op, numbers: list[Number], params: dict[str, Any]
    ) -> float:
        with np.errstate(all="ignore"):
            number = float(op.forward(*(np.float64(n) for n in numbers), **params))
        if not np.isfinite(number):
            raise self.source.fault(node, f"`{self.source.snippet(node)}` is not finite.")
        return number

    def _unary(self, node: ast.UnaryOp, *, whole: bool) -> Value:
        if not isinstance(node.op, ast.USub | ast.UAdd):
            raise self.source.fault(node, f"`{self.source.snippet(node)}` is not possible here.")
        value = self.value(node.operand, whole=whole and isinstance(node.op, ast.UAdd))
        if isinstance(node.op, ast.UAdd):
            return value
        if not isinstance(value, Drafted):
            return -value
        return self.applied(node, OPS["negative"], [(value, node.operand)], {}, whole=whole)

    def _binary(self, node: ast.BinOp, *, whole: bool) -> Value:
        name = OPERATORS.get(type(node.op))
        if name is None:
            sign = _SIGNS.get(type(node.op), "?")
            hint = " A power is written **." if sign == "^" else ""
            raise self.source.fault(
                node, f"`{sign}` is not possible here: there are + - * / ** and @.{hint}"
            )
        left, right = self.value(node.left), self.value(node.right)
        if not isinstance(left, Drafted) and not isinstance(right, Drafted):
            try:
                return folded(node.op, left, right)
            except ValueError as error:
                raise self.source.fault(node, f"`{self.source.snippet(node)}`: {error}") from None
        both: list[tuple[Value, ast.AST]] = [(left, node.left), (right, node.right)]
        return self.applied(node, OPS[name], both, {}, whole=whole)

    def _attribute(self, node: ast.Attribute, *, whole: bool) -> Value:
        if isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy", "math"):
            if node.attr in ("pi", "e"):
                return float(getattr(np, node.attr))
            raise self.source.fault(node, f"`{self.source.snippet(node)}` is no number.")
        if node.attr != "T":
            function = node.attr if node.attr in FUNCTIONS else None
            written = self.source.snippet(node.value)
            hint = f"write `{function}({written})`." if function else "there is .T."
            raise self.source.fault(node, f"`.{node.attr}` is not possible here: {hint}")
        value = self.value(node.value)
        if not isinstance(value, Drafted):
            return value
        return self.applied(node, OPS["transpose"], [(value, node.value)], {}, whole=whole)

    def _subscript(self, node: ast.Subscript, *, whole: bool) -> Value:
        value = self.value(node.value)
        if not isinstance(value, Drafted):
            raise self.source.fault(node, f"`{self.source.snippet(node.value)}` is one number.")
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        key = tuple(self._index(part) for part in parts)
        return self.applied(node, OPS["index"], [(value, node.value)], {"key": key}, whole=whole)

    def _index(self, node: ast.expr) -> int | slice:
        if not isinstance(node, ast.Slice):
            return self.whole_number(node, "An index")
        ends = [
            None if end is None else self.whole_number(end, "The end of a slice")
            for end in (node.lower, node.upper, node.step)
        ]
        if ends[2] == 0:
            raise self.source.fault(node, "The step of a slice is not 0.")
        return slice(*ends)

    def _call(self, node: ast.Call, *, whole: bool) -> Value:
        name = self._called(node)
        found = self.call_of_text(node, name, whole=whole)
        if found is not None:
            return found
        op = FUNCTIONS.get(name)
        if op is None:
            raise self.no_function(node, name)
        bound = bind(self.source, node, op, self._parameter)
        arguments: list[tuple[Value, ast.AST]] = [(self.value(a), a) for a in bound.arrays]
        return self.applied(node, op, arguments, bound.params, whole=whole)

    def _called(self, node: ast.Call) -> str:
        of = node.func
        if isinstance(of, ast.Name):
            return of.id
        if isinstance(of, ast.Attribute):
            if isinstance(of.value, ast.Name) and of.value.id in ("np", "numpy", "math"):
                return of.attr
            if of.attr in FUNCTIONS:
                raise self.source.fault(
                    node,
                    f"A function is called by its name: {signature(FUNCTIONS[of.attr])}, with "
                    f"`{self.source.snippet(of.value)}` as its first argument.",
                )
        raise self.source.fault(node, f"`{self.source.snippet(of)}` is not the name of a function.")

    def _parameter(self, parameter: Parameter, node: ast.expr) -> Any:
        what = f"“{parameter.name}”"
        if parameter.kind == "flag":
            if isinstance(node, ast.Constant) and isinstance(node.value, bool):
                return node.value
            raise self.source.fault(node, f"{what} is True or False.")
        if parameter.kind == "axis" and isinstance(node, ast.Constant) and node.value is None:
            return None
        if parameter.kind == "number":
            number = self.value(node)
            if isinstance(number, Drafted):
                raise self.source.fault(node, f"{what} must be a number written in the text.")
            return float(number)
        if parameter.kind == "shape":
            listed = node.elts if isinstance(node, ast.Tuple | ast.List) else [node]
            return tuple(self.whole_number(each, f"An axis of {what}") for each in listed)
        if isinstance(node, ast.Tuple | ast.List):
            raise self.source.fault(node, f"{what} is one whole number.")
        return self.whole_number(node, what)


def shape_told(value: Value) -> str:
    """The shape of a value in words."""
    return told(value.shape) if isinstance(value, Drafted) else "a number"
