"""Arithmetic on refs, for numbers that a lesson speaks of and no step computes.

``error.1.0 * input.0`` is what ∇w would be without g′; ``estimate(weight_gradient.1.0.0)`` what a
small step of the weight says; ``size(delta.1)`` the mean of |δ| in a layer; ``eta`` the learning
rate. A ref of another problem of the lesson has its name before it: ``above:loss - below:loss``.
"""

import ast
import math
import operator
import re
from collections.abc import Callable
from typing import TypeAlias

from app.engine.gradient_check import relative_error
from app.lessons.desk import Desk
from app.lessons.faults import LessonError
from app.lessons.setting import Setting

#: A ref and the setting that it belongs to.
Named: TypeAlias = tuple[Setting, str]

_REF = re.compile(
    r"(?:(?P<problem>[a-z][\w-]*):)?(?P<ref>[a-z_]+(?:\.\d+)+(?:@\d+)?|\bloss(?:@\d+)?\b(?!\.))"
)
_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs,
    "exp": math.exp,
    "ln": math.log,
    "max": max,
    "relative_error": lambda a, b: float(relative_error(a, b)),
}
_REMEDY = (
    "Write refs, numbers, + - * / **, parentheses, eta, and abs, exp, ln, max, "
    "relative_error(a, b), estimate(ref) or size(quantity.layer)."
)


def evaluate(desk: Desk, problem: str, text: str) -> float:
    """The number that ``text`` gives, its refs being of ``problem`` unless it says otherwise.

    Raises LessonError.
    """
    refs: list[Named] = []
    setting = desk.setting(problem)

    def stand_in(found: re.Match[str]) -> str:
        of = desk.setting(found["problem"]) if found["problem"] else setting
        refs.append((of, found["ref"]))
        return f"_{len(refs) - 1}"

    try:
        tree = ast.parse(_REF.sub(stand_in, text).strip(), mode="eval")
        value = float(_Evaluator(setting, refs).visit(tree.body))
    except SyntaxError as error:
        raise LessonError(f"“{text}” is not arithmetic.", _REMEDY) from error
    except (ArithmeticError, ValueError, TypeError) as error:
        raise LessonError(f"“{text}” cannot be worked out: {error}.", _REMEDY) from error
    if not math.isfinite(value):
        raise LessonError(f"“{text}” is not finite.", "Speak of another number.")
    return value


class _Evaluator(ast.NodeVisitor):
    """Works out an expression whose refs stand in ``refs``, called _0, _1, …"""

    def __init__(self, setting: Setting, refs: list[Named]) -> None:
        self.setting = setting
        self.refs = refs

    def generic_visit(self, node: ast.AST) -> float:
        raise LessonError(f"“{ast.unparse(node)}” is not arithmetic on refs.", _REMEDY)

    def visit_Constant(self, node: ast.Constant) -> float:
        if isinstance(node.value, int | float):
            return float(node.value)
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> float:
        if node.id == "eta":
            return self.setting.problem.optimizer.learning_rate
        setting, ref = self._named(node)
        return setting.value(setting.place(ref))

    def visit_UnaryOp(self, node: ast.UnaryOp) -> float:
        if isinstance(node.op, ast.USub):
            return -float(self.visit(node.operand))
        return self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> float:
        work = _BINARY.get(type(node.op))
        if work is None:
            return self.generic_visit(node)
        return work(self.visit(node.left), self.visit(node.right))

    def visit_Call(self, node: ast.Call) -> float:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "estimate" and len(node.args) == 1:
            setting, ref = self._named(node.args[0])
            return setting.estimate(setting.place(ref))
        if name == "size" and len(node.args) == 1:
            setting, ref = self._named(node.args[0])
            quantity, _, layer = ref.partition(".")
            return setting.size(quantity, int(layer))
        if name not in _FUNCTIONS:
            return self.generic_visit(node)
        return _FUNCTIONS[name](*(self.visit(argument) for argument in node.args))

    def _named(self, node: ast.AST) -> Named:
        if isinstance(node, ast.Name) and node.id[1:].isdecimal():
            return self.refs[int(node.id[1:])]
        raise LessonError(f"“{ast.unparse(node)}” is not a ref.", _REMEDY)
