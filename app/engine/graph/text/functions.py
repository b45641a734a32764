"""Functions of the text: what a call gives, its equations being a group."""

import ast

from .. import limits
from ..graph import Group
from .builder import Value
from .scopes import Scopes


class Functions(Scopes):
    """Carries out a function's body where it is called."""

    def statement(self, node: ast.stmt) -> None:
        """Carry out one line."""
        raise NotImplementedError

    def call_of_text(self, node: ast.Call, name: str, *, whole: bool) -> Value | None:
        """What a function of the text gives; None where there is none of that name."""
        if name not in self.functions:
            return None
        return self.called_text(node, name, None, whole=whole)[0]

    def called_text(
        self, node: ast.Call, name: str, targets: list[ast.expr] | None, *, whole: bool = False
    ) -> list[Value]:
        """What a call gives: one value, or one for each of the ``targets``."""
        function = self.functions[name]
        inputs = self._inputs(node, function)
        if len(self._calls) >= limits.CALLS:
            raise self.source.fault(
                node, f"Functions call each other more than {limits.CALLS} deep."
            )
        self._enter(node, name, inputs)
        formal = [argument.arg for argument in function.args.args]
        self.scopes.append(dict(zip(formal, inputs, strict=True)))
        for statement in function.body[:-1]:
            self.statement(statement)
        returned = self._returned(function, node, targets, whole=whole)
        self.scopes.pop()
        self._calls.pop()
        return returned

    def _returned(
        self,
        function: ast.FunctionDef,
        call: ast.Call,
        targets: list[ast.expr] | None,
        *,
        whole: bool,
    ) -> list[Value]:
        last = function.body[-1]
        given = last.value if isinstance(last, ast.Return) else None
        if given is None:
            raise self.source.fault(last, f"`{function.name}` must end with `return` and a value.")
        values = given.elts if isinstance(given, ast.Tuple) else [given]
        wanted = 1 if targets is None else len(targets)
        if len(values) != wanted:
            raise self.source.fault(
                call,
                f"`{function.name}` gives {len(values)} {'value' if len(values) == 1 else 'values'}"
                f", and there {'is one name' if wanted == 1 else f'are {wanted} names'} for "
                f"{'it' if len(values) == 1 else 'them'}.",
            )
        if targets is None:
            return [self.value(values[0], whole=whole)]
        # What stands within the line is named after the first of its names.
        first = self.value(values[0], whole=True)
        others = zip(targets[1:], values[1:], strict=True)
        return [first, *(self.assigned(target, value) for target, value in others)]

    def _inputs(self, node: ast.Call, function: ast.FunctionDef) -> list[Value]:
        formal = [argument.arg for argument in function.args.args]
        call = f"{function.name}({', '.join(formal)})"
        given: dict[str, ast.expr] = dict(zip(formal, node.args, strict=False))
        for keyword in node.keywords:
            if keyword.arg not in formal or keyword.arg in given:
                raise self.source.fault(keyword, f"`{keyword.arg}` is not to be given: {call}.")
            given[keyword.arg] = keyword.value
        if len(node.args) > len(formal) or len(given) < len(formal):
            count = len(node.args) + len(node.keywords)
            raise self.source.fault(
                node, f"`{function.name}` takes {len(formal)} arguments, not {count}: {call}."
            )
        return [self.value(given[name]) for name in formal]

    def _enter(self, node: ast.Call, name: str, inputs: list[Value]) -> None:
        count = self._group_names.get(name, 0) + 1
        self._group_names[name] = count
        group = name if count == 1 and not self._rounds else f"{name}@{count}"
        parent = self._calls[-1] if self._calls else None
        self.groups.append((Group(group, name, node.lineno, parent), tuple(inputs)))
        self._calls.append(group)
