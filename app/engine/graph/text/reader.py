"""Statements: assignments, functions of the text and loops, carried out to the last equation."""

import ast
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches

from ...arrays import Array
from .. import limits
from ..errors import GraphError
from ..graph import Graph, Group, Round
from ..shapes import told
from .builder import Builder, Value
from .calls import FUNCTIONS, unknown
from .draft import Drafted, Target, equations, named
from .expressions import Expressions
from .source import Source

_STATEMENTS: dict[type[ast.stmt], str] = {
    ast.If: "`if` is not possible here: `maximum`, `minimum` and `relu` choose by size.",
    ast.While: "`while` is not possible here: write `for t in range(n):`.",
    ast.Import: "Nothing needs to be imported: the functions are there.",
    ast.ImportFrom: "Nothing needs to be imported: the functions are there.",
    ast.ClassDef: "A class is not possible here: write functions.",
    ast.Return: "`return` stands at the end of a function.",
    ast.AnnAssign: "A type is not written here: write a name, =, and what it is.",
}


def read_graph(
    text: str,
    values: Mapping[str, Array],
    with_respect_to: tuple[str, ...] | None = None,
    result: str | None = None,
) -> Graph:
    """The graph of a text, its given arrays, and what is asked.

    Without ``with_respect_to`` it is every given array that has a gradient, without ``result`` the
    name that the last line assigns to. Raises GraphError.
    """
    source = Source(unicodedata.normalize("NFKC", text))
    reader = Reader(source, values)
    reader.run()
    return reader.graph(values, with_respect_to, result)


class Reader(Expressions):
    """Carries out the text, line by line; what it computes with are shapes."""

    def __init__(self, source: Source, values: Mapping[str, Array]) -> None:
        super().__init__(Builder(source))
        _check_values(values)
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

    def run(self) -> None:
        """Carry out all lines."""
        self._check_missing()
        for statement in self.source.tree.body:
            self._statement(statement)

    def graph(
        self,
        values: Mapping[str, Array],
        with_respect_to: tuple[str, ...] | None,
        result: str | None,
    ) -> Graph:
        """The graph that was read."""
        wanted = self.last if result is None else unicodedata.normalize("NFKC", result)
        found = None if wanted is None else self.scopes[0].get(wanted)
        if wanted is None or found is None:
            names = [name for name, value in self.scopes[0].items() if isinstance(value, Drafted)]
            raise GraphError(
                f"There is no array “{wanted}”{_meant(wanted or '', names)}: the result is a name "
                "that a line of the text assigns to.",
                pointer="/result" if result is not None else "/text",
            )
        if not isinstance(found, Drafted) or found.given is not None:
            raise GraphError(
                f"“{wanted}” is given: the result is computed by the text.", pointer="/result"
            )
        if any(size != 1 for size in found.shape):
            raise GraphError(
                f"The result “{wanted}” is {told(found.shape)}, and must be one number: add a line "
                f"such as `L = sum({wanted})`, and let L be the result.",
                pointer="/result",
            )
        used = [t for t in self.builder.targets if t.parts or t.shape is not None]
        named(self.builder.drafted, used, values)
        graph = Graph(
            text=self.source.text,
            given=dict(values),
            equations=equations(self.builder.drafted),
            groups=tuple(self._named_groups()),
            result=found.name,
            with_respect_to=self._wanted(values, with_respect_to),
        )
        if with_respect_to is None:
            through = {a for equation in graph.equations for a in graph.through(equation)}
            reached = tuple(n for n in values if n in graph.reached and n in through)
            graph = Graph(
                graph.text, graph.given, graph.equations, graph.groups, graph.result, reached
            )
        return graph

    def _wanted(
        self, values: Mapping[str, Array], with_respect_to: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        if with_respect_to is None:
            return tuple(values)
        for place, name in enumerate(with_respect_to):
            if name not in values:
                raise GraphError(
                    f"“{name}” is not given{_meant(name, list(values))}: gradients are asked for "
                    "with respect to given arrays.",
                    pointer=f"/with_respect_to/{place}",
                )
        return tuple(dict.fromkeys(with_respect_to))

    def _named_groups(self) -> Iterator[Group]:
        for group, inputs in self.groups:
            named_inputs = tuple(v.name if isinstance(v, Drafted) else float(v) for v in inputs)
            yield Group(group.name, group.function, group.line, group.parent, named_inputs)

    # --- statements

    def _statement(self, node: ast.stmt) -> None:
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
        self._bind(target, self._assigned(target, node.value))

    def _assigned(self, target: ast.expr, value: ast.expr) -> Value:
        if not isinstance(target, ast.Name):
            raise self.source.fault(
                target,
                f"`{self.source.snippet(target)}` cannot be assigned to: numbers do not change, so "
                "write a new name.",
            )
        with self._target(target):
            return self.value(value, whole=True)

    def _augmented(self, node: ast.AugAssign) -> None:
        if not isinstance(node.target, ast.Name):
            raise self.source.fault(node, "Only a name can be assigned to.")
        read = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        whole = ast.copy_location(ast.BinOp(read, node.op, node.value), node)
        self._bind(node.target, self._assigned(node.target, whole))

    def _assign_several(self, targets: list[ast.expr], value: ast.expr) -> None:
        if isinstance(value, ast.Tuple) and len(value.elts) == len(targets):
            found = [self._assigned(t, v) for t, v in zip(targets, value.elts, strict=True)]
            for target, each in zip(targets, found, strict=True):
                self._bind(target, each)
            return
        name = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
        if not isinstance(value, ast.Call) or name not in self.functions:
            raise self.source.fault(
                value, f"This gives one value, and there are {len(targets)} names for it."
            )
        results = self._called_text(value, name, targets)
        for target, each in zip(targets, results, strict=True):
            self._bind(target, each)

    def _bind(self, target: ast.expr, value: Value) -> None:
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

    def _define(self, node: ast.FunctionDef) -> None:
        if self._calls or self._rounds:
            raise self.source.fault(node, "A function is defined outside of loops and functions.")
        simple = node.args
        if simple.vararg or simple.kwarg or simple.kwonlyargs or simple.defaults or simple.posonlyargs:
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
                self._statement(statement)
            self._rounds.pop()

    def _values_of_loop(self, node: ast.expr) -> range:
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords
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

    # --- names

    @contextmanager
    def _target(self, node: ast.Name) -> Iterator[Target]:
        target = self.builder.target(node.id, in_loop=bool(self._rounds))
        self._targets.append((target, node))
        try:
            yield target
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
            f"`{node.id}` has no value here{_meant(node.id, known)}: assign it on a line above.",
        )

    def no_function(self, node: ast.Call, name: str) -> GraphError:
        """The fault of a function that does not exist."""
        return self.source.fault(node.func, unknown(name, [*FUNCTIONS, *self.functions]))

    # --- functions of the text

    def call_of_text(self, node: ast.Call, name: str, *, whole: bool) -> Value | None:
        """What a function of the text gives; None where there is none of that name."""
        if name not in self.functions:
            return None
        return self._called_text(node, name, None, whole=whole)[0]

    def _called_text(
        self, node: ast.Call, name: str, targets: list[ast.expr] | None, *, whole: bool = False
    ) -> list[Value]:
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
            self._statement(statement)
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
        return [self._assigned(t, v) for t, v in zip(targets, values, strict=True)]

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

    # --- what is missing

    def _check_missing(self) -> None:
        """Ask for all values that are missing at once."""
        stored: set[str] = set()
        loaded: dict[str, ast.Name] = {}
        called: set[str] = set()
        for node in ast.walk(self.source.tree):
            if isinstance(node, ast.Name):
                if isinstance(node.ctx, ast.Store):
                    stored.add(node.id)
                else:
                    loaded.setdefault(node.id, node)
            elif isinstance(node, ast.arg):
                stored.add(node.arg)
            elif isinstance(node, ast.FunctionDef):
                called.add(node.name)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called.add(node.func.id)
        known = stored | called | set(self.scopes[0]) | {"np", "numpy", "math"} | set(FUNCTIONS)
        found = sorted(loaded.values(), key=lambda node: (node.lineno, node.col_offset))
        missing = [node.id for node in found if node.id not in known]
        if not missing:
            return
        *before, last = (f"`{name}`" for name in missing[:8])
        listed = f"{', '.join(before)} and {last}" if before else last
        more = f" (and {len(missing) - 8} more)" if len(missing) > 8 else ""
        verb, them = ("has", "it") if len(missing) == 1 else ("have", "them")
        hint = _meant(missing[0], [*self.scopes[0], *stored]) if len(missing) == 1 else ""
        raise self.source.fault(
            loaded[missing[0]],
            f"{listed}{more} {verb} no value yet{hint}: give {them} in the values, or assign "
            f"{them} on a line above.",
            missing=tuple(missing),
        )


def _meant(name: str, known: list[str]) -> str:
    close = [each for each in known if each.lower() == name.lower()]
    close = close or get_close_matches(name, known, 1, 0.75)
    return f" (did you mean `{close[0]}`?)" if close else ""


def _check_values(values: Mapping[str, Array]) -> None:
    for name in values:
        pointer = "/values/" + name.replace("~", "~0").replace("/", "~1")
        if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
            raise GraphError(
                f"“{name[:40]}” is no name: a name has letters, digits and _, and begins with no "
                "digit.",
                pointer=pointer,
            )
        if name in FUNCTIONS:
            raise GraphError(
                f"“{name}” is a function: choose another name for the value.", pointer=pointer
            )
        if len(name) > limits.NAME:
            raise GraphError(
                f"“{name[:20]}…” has {len(name)} characters: a name has at most {limits.NAME}.",
                pointer=pointer,
            )
