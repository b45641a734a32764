"""What names stand for, and to which line, call and round an equation belongs."""

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ...arrays import Array
from .. import limits
from ..errors import GraphError
from ..graph import Group, Round
from .builder import Builder, Value
from .calls import FUNCTIONS, unknown
from .draft import Drafted, Target
from .expressions import Expressions
from .missing import check_values, meant
from .source import Source


class Scopes(Expressions):
    """The names of the text, and those of the function that is being called."""

    def __init__(self, source: Source, values: Mapping[str, Array]) -> None:
        super().__init__(Builder(source))
        check_values(values)
        self.functions: dict[str, ast.FunctionDef] = {}
        self.groups: list[tuple[Group, tuple[Value, ...]]] = []
        self.scopes: list[dict[str, Value]] = [
            {name: self.builder.given(name, array.shape) for name, array in values.items()}
        ]
        self.last: str | None = None
        self._calls: list[str] = []
        self._group_names: dict[str, int] = {}
        self._rounds: list[Round] = []
        self._targets: list[tuple[Target, ast.AST]] = []
        self._statements = 0

    @contextmanager
    def target(self, node: ast.expr) -> Iterator[None]:
        """Name what is computed within after an assignment's target."""
        if not isinstance(node, ast.Name):
            raise self.source.fault(
                node,
                f"`{self.source.snippet(node)}` cannot be assigned to: numbers do not change, so "
                "write a new name.",
            )
        target = self.builder.target(node.id, in_loop=bool(self._rounds))
        self._targets.append((target, node))
        try:
            yield
        finally:
            self._targets.pop()

    def place(self, array: Drafted, *, whole: bool) -> None:
        """Say to which line, group and round a new equation belongs."""
        target, node = self._targets[-1]
        array.group = self._calls[-1] if self._calls else None
        array.rounds = tuple(self._rounds)
        array.target = target
        array.is_whole = whole
        if whole:
            target.shape = array.shape
            array.target_span = self.source.span(node)
        else:
            target.parts.append(array)

    def look_up(self, node: ast.Name) -> Value:
        """What a name stands for, in the function at hand and then outside of it."""
        for scope in (self.scopes[-1], self.scopes[0]):
            if node.id in scope:
                return scope[node.id]
        if node.id in FUNCTIONS or node.id in self.functions:
            raise self.source.fault(node, f"`{node.id}` is a function: call it, `{node.id}(…)`.")
        known = [*self.scopes[-1], *self.scopes[0]]
        raise self.source.fault(
            node,
            f"`{node.id}` has no value here{meant(node.id, known)}: assign it on a line above.",
        )

    def no_function(self, node: ast.Call, name: str) -> GraphError:
        """The fault of a function that does not exist."""
        return self.source.fault(node.func, unknown(name, [*FUNCTIONS, *self.functions]))

    def bind_name(self, target: ast.expr, value: Value) -> None:
        if not isinstance(target, ast.Name):
            raise self.source.fault(target, "Only a name can be assigned to.")
        name = target.id
        if name in FUNCTIONS or name in self.functions:
            raise self.source.fault(target, f"`{name}` is a function: choose another name.")
        if len(name) > limits.NAME:
            raise self.source.fault(target, f"A name has at most {limits.NAME} characters.")
        self.scopes[-1][name] = value
        if len(self.scopes) == 1:
            self.last = name

    def assigned(self, target: ast.expr, value: ast.expr) -> Value:
        """What an assignment gives; its last equation is named after the target."""
        with self.target(target):
            return self.value(value, whole=True)
