"""Statements: assignments, definitions and loops, which are unrolled."""

import ast

from .. import limits
from ..graph import Round
from .calls import FUNCTIONS
from .functions import Functions

_STATEMENTS: dict[type[ast.stmt], str] = {
    ast.If: "`if` is not possible here: `maximum`, `minimum` and `relu` choose by size.",
    ast.While: "`while` is not possible here: write `for t in range(n):`.",
    ast.Import: "Nothing needs to be imported: the functions are there.",
    ast.ImportFrom: "Nothing needs to be imported: the functions are there.",
    ast.ClassDef: "A class is not possible here: write functions.",
    ast.Return: "`return` stands at the end of a function.",
    ast.AnnAssign: "A type is not written here: write a name, =, and what it is.",
}


class Statements(Functions):
    """Carries out the text, line by line."""

    def statement(self, node: ast.stmt) -> None:
        """Carry out one line."""
        self._statements += 1
        if self._statements > limits.STATEMENTS:
            raise self.source.fault(
                node, f"The loops make more than {limits.STATEMENTS:,} lines of work."
            )
        if isinstance(node, ast.Assign):
            self._assign(node)
        elif isinstance(node, ast.AugAssign):
            self._augmented(node)
        elif isinstance(node, ast.For):
            self._loop(node)
        elif isinstance(node, ast.FunctionDef):
            self._define(node)
        elif isinstance(node, ast.Expr):
            self._bare(node)
        elif not isinstance(node, ast.Pass):
            raise self.source.fault(
                node, _STATEMENTS.get(type(node), "This is not possible here: write assignments.")
            )

    def _bare(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            return  # a docstring
        raise self.source.fault(
            node, f"`{self.source.snippet(node)}` is computed and not kept: write `y = ` before it."
        )

    def _assign(self, node: ast.Assign) -> None:
        if len(node.targets) > 1:
            raise self.source.fault(node, "One = a line: write each assignment on its own.")
        target = node.targets[0]
        if isinstance(target, ast.Tuple | ast.List):
            self._assign_several(target.elts, node.value)
            return
        self.bind_name(target, self.assigned(target, node.value))

    def _augmented(self, node: ast.AugAssign) -> None:
        if not isinstance(node.target, ast.Name):
            raise self.source.fault(node, "Only a name can be assigned to.")
        read = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        whole = ast.copy_location(ast.BinOp(read, node.op, node.value), node)
        self.bind_name(node.target, self.assigned(node.target, whole))

    def _assign_several(self, targets: list[ast.expr], value: ast.expr) -> None:
        if isinstance(value, ast.Tuple) and len(value.elts) == len(targets):
            found = [self.assigned(t, v) for t, v in zip(targets, value.elts, strict=True)]
            for target, each in zip(targets, found, strict=True):
                self.bind_name(target, each)
            return
        name = (
            value.func.id
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
            else ""
        )
        if not isinstance(value, ast.Call) or name not in self.functions:
            raise self.source.fault(
                value, f"This gives one value, and there are {len(targets)} names for it."
            )
        with self.target(targets[0]):
            results = self.called_text(value, name, targets)
        for target, each in zip(targets, results, strict=True):
            self.bind_name(target, each)

    def _define(self, node: ast.FunctionDef) -> None:
        if self._calls or self._rounds:
            raise self.source.fault(node, "A function is defined outside of loops and functions.")
        simple = node.args
        if (
            simple.vararg
            or simple.kwarg
            or simple.kwonlyargs
            or simple.defaults
            or simple.posonlyargs
        ):
            raise self.source.fault(node, "A function takes plain names: `def f(x, y):`.")
        if node.decorator_list:
            raise self.source.fault(node, "A decorator is not possible here.")
        if node.name in FUNCTIONS:
            raise self.source.fault(
                node, f"`{node.name}` is there already: leave it out, or choose another name."
            )
        last = node.body[-1]
        if not isinstance(last, ast.Return) or last.value is None:
            raise self.source.fault(last, f"`{node.name}` must end with `return` and a value.")
        self.functions[node.name] = node

    def _loop(self, node: ast.For) -> None:
        if node.orelse:
            raise self.source.fault(node.orelse[0], "`else` is not possible here.")
        if not isinstance(node.target, ast.Name):
            raise self.source.fault(node.target, "A loop has one variable: `for t in range(3):`.")
        for number, value in enumerate(self._values_of_loop(node.iter), start=1):
            self._rounds.append(Round(node.lineno, node.target.id, value, number))
            self.scopes[-1][node.target.id] = value
            for statement in node.body:
                self.statement(statement)
            self._rounds.pop()

    def _values_of_loop(self, node: ast.expr) -> range:
        called = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords
        )
        if called and isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "reversed" and len(node.args) == 1:
                return self._values_of_loop(node.args[0])[::-1]
            if node.func.id == "range" and 1 <= len(node.args) <= 3:
                ends = [self.whole_number(end, "An end of a range") for end in node.args]
                if len(ends) == 3 and ends[2] == 0:
                    raise self.source.fault(node, "The step of a range is not 0.")
                found = range(*ends)
                if len(found) > limits.ROUNDS:
                    raise self.source.fault(
                        node,
                        f"The loop has {len(found):,} rounds; at most {limits.ROUNDS:,} are "
                        "allowed.",
                    )
                return found
        raise self.source.fault(
            node, "A loop runs over `range(n)` or `reversed(range(n))`, with a whole number n."
        )
