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

from ..engine.gradient_check import relative_error
from .any_setting import AnySetting
from .desk import Desk
from .faults import LessonError
from .graph_setting import GRAPH_REF

#: Characters of one expression: what is shorter is not nested too deep to be worked out.
LONGEST = 300

_REF = re.compile(
    rf"(?<![\w.])(?:[a-z][\w-]*:)?(?:{GRAPH_REF}|[a-z_]+(?:\.\d+)+(?:@\d+)?|loss(?:@\d+)?\b(?!\.))"
)
_QUOTES = re.compile(r"['\"]")
_LAYER = re.compile(r"([a-z_]+)\.(\d{1,4})", re.ASCII)
_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}
#: The functions of numbers: how each is written, which counts of numbers it takes, and its work.
_FUNCTIONS: dict[str, tuple[str, range, Callable[..., float]]] = {
    "abs": ("abs(a)", range(1, 2), abs),
    "exp": ("exp(a)", range(1, 2), math.exp),
    "ln": ("ln(a)", range(1, 2), math.log),
    "max": ("max(a, b, …)", range(2, LONGEST), max),
    "relative_error": (
        "relative_error(a, b)",
        range(2, 3),
        lambda a, b: float(relative_error(a, b)),
    ),
}
_ESTIMATE = "estimate(ref), as in estimate(weight_gradient.1.0.0)"
_SIZE = "size(quantity.layer), as in size(delta.1)"
_REMEDY = (
    "Write refs, numbers, + - * / **, parentheses, eta, and "
    f"{', '.join(form for form, _, _ in _FUNCTIONS.values())}, {_ESTIMATE}, or {_SIZE}."
)


def evaluate(desk: Desk, problem: str, text: str) -> float:
    """The number that ``text`` gives, its refs being of ``problem`` unless it says otherwise.

    Raises LessonError.
    """
    if len(text) > LONGEST:
        raise LessonError(
            f"“{text[:40]}…” has {len(text)} characters.", f"At most {LONGEST} are worked out."
        )
    if _QUOTES.search(text):
        raise LessonError(f"“{text}” is not arithmetic.", _REMEDY)
    # Python has no names with points in them, but it has text: each ref goes in as that.
    python = _REF.sub(r"'\g<0>'", text).strip()
    try:
        value = float(_Evaluator(desk, problem, python).visit(ast.parse(python, mode="eval").body))
    except SyntaxError as error:
        raise LessonError(f"“{text}” is not arithmetic.", _REMEDY) from error
    except (ArithmeticError, ValueError) as error:
        raise LessonError(f"“{text}” cannot be worked out: {error}.", _REMEDY) from error
    if not math.isfinite(value):
        raise LessonError(f"“{text}” is not finite.", "Speak of another number.")
    return value


class _Evaluator(ast.NodeVisitor):
    """Works out the expression ``python``, in which each ref is a constant of text."""

    def __init__(self, desk: Desk, problem: str, python: str) -> None:
        self.desk = desk
        self.problem = problem
        self.python = python

    def generic_visit(self, node: ast.AST) -> float:
        raise LessonError(f"“{self._written(node)}” is not arithmetic on refs.", _REMEDY)

    def visit_Constant(self, node: ast.Constant) -> float:
        if isinstance(node.value, str):
            setting, ref = self._named(node.value)
            return setting.value(setting.place(ref))
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return float(node.value)
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> float:
        if node.id == "eta":
            return self.desk.setting(self.problem).learning_rate
        raise LessonError(f"“{node.id}” is not a ref.", _REMEDY)

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
        if name == "estimate":
            setting, ref = self._named(self._only_ref(node, _ESTIMATE))
            return setting.estimate(setting.place(ref))
        if name == "size":
            setting, ref = self._named(self._only_ref(node, _SIZE))
            found = _LAYER.fullmatch(ref)
            if found is None:
                raise LessonError(f"“{ref}” is not a quantity of one layer.", f"Write {_SIZE}.")
            return setting.size(found[1], int(found[2]))
        if name not in _FUNCTIONS:
            return self.generic_visit(node)
        form, counts, work = _FUNCTIONS[name]
        if len(node.args) not in counts or node.keywords:
            raise self._not_taken(node, form)
        return work(*(self.visit(argument) for argument in node.args))

    def _only_ref(self, node: ast.Call, form: str) -> str:
        """The ref that a function is given, and nothing else."""
        match node.args, node.keywords:
            case [ast.Constant(value=str(ref))], []:
                return ref
        raise self._not_taken(node, form)

    def _named(self, ref: str) -> tuple[AnySetting, str]:
        """The setting that the ref belongs to, and the ref without the name of its problem."""
        problem, _, alone = ref.rpartition(":")
        return self.desk.setting(problem or self.problem), alone

    def _not_taken(self, node: ast.Call, form: str) -> LessonError:
        return LessonError(f"“{self._written(node)}” cannot be worked out.", f"Write {form}.")

    def _written(self, node: ast.AST) -> str:
        """What the lesson says there."""
        return (ast.get_source_segment(self.python, node) or "").replace("'", "")
