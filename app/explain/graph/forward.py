"""The formula of a step forward: one number of an op's output, from what it takes."""

import ast
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from ...engine.graph.formula import names_in, parsed
from ...trace.graph.refs import ref_at
from ...trace.graph.trace import GraphStep, GraphTrace
from ..tree import (
    MOST_TERMS,
    Node,
    call,
    line,
    number,
    operator,
    row,
    sum_of,
    sum_over,
    symbol,
    terms,
    text,
)
from .expression import Writer, evaluated
from .naming import letter, shown
from .running import Running
from .symbols import count, intermediate


class ForwardFormula:
    """Writes one number of an equation's array, in symbols and with numbers."""

    def __init__(self, trace: GraphTrace, step: GraphStep) -> None:
        self.trace = trace
        self.step = step
        graph = trace.graph
        self.equation = graph.equations[step.equation or 0]
        self.applied = trace.passes.applied(self.equation)
        op = self.equation.op
        self.rows = [
            op.terms(self.applied, k, np.array([step.place])).elements[0]
            for k in range(len(self.equation.arguments))
        ]
        self.width = max(len(row) for row in self.rows)
        self.met = np.flatnonzero(
            np.all([r >= 0 for r in self.rows if len(r) == self.width], axis=0)
        )

    def lines(self) -> Iterator[Node]:
        """Symbols, then numbers; before them those of the intermediate numbers."""
        tree = parsed(self.equation.op.formula)
        left = self._left()
        yield line("symbols", left, self._writer().node(tree))
        yield from self._where()
        yield line("numbers", left, self._writer(numbers=True).node(tree))

    def _left(self) -> Node:
        index = shown(self.step.result.index, self.equation.shape)
        return letter(self.equation.name, index)

    def _where(self) -> Iterator[Node]:
        for name, formula in self.equation.op.where.items():
            tree, value = parsed(formula), self._intermediate[name]
            if np.ndim(value):
                continue
            yield line("symbols", intermediate(name), self._writer().node(tree))
            written = self._writer(numbers=True).node(tree)
            yield line("numbers", intermediate(name), row(written, "=", number(float(value))))

    @cached_property
    def _intermediate(self) -> dict[str, np.ndarray]:
        work = self.equation.op.intermediates
        return {} if work is None else dict(work(self.applied, self.step.place))

    # --- leaves

    def _argument(self, name: str) -> int | None:
        op = self.equation.op
        if op.variadic:
            return next(k for k, found in enumerate(self.rows) if found[0] >= 0)
        return op.arguments.index(name) if name in op.arguments else None

    def _place(self, argument: int, term: int | None) -> int:
        elements = self.rows[argument]
        if len(elements) == 1:
            return int(elements[0])
        return self.step.place if term is None else int(elements[term])

    def _number(self, name: str, term: int | None = None) -> Node:
        argument = self._argument(name)
        if argument is not None:
            of = self.equation.arguments[argument]
            if not isinstance(of, str):
                return number(of)
            ref = ref_at(self.trace.graph, "value", of, self._place(argument, term))
            return number(self.trace.value(ref), str(ref))
        return number(self._known(name, term))

    def _known(self, name: str, term: int | None) -> float:
        """A count, a parameter or an intermediate number."""
        if name == "n":
            return self.width
        if name in self._intermediate:
            value = np.asarray(self._intermediate[name])
            return float(value if not value.ndim else value[term or 0])
        return float(self.equation.params[name])

    def _symbol(self, name: str, running: Running | None = None, term: int | None = None) -> Node:
        argument = self._argument(name)
        if argument is None:
            return count(self.width) if name == "n" else intermediate(name)
        of = self.equation.arguments[argument]
        if not isinstance(of, str):
            return number(of)
        shape = self.trace.graph.shapes[of]
        elements = self.rows[argument]
        if running is None or len(elements) == 1:
            ref = ref_at(self.trace.graph, "value", of, self._place(argument, term))
            return letter(of, shown(ref.index, shape))
        axes = np.unravel_index(elements[self.met], shape) if shape else ()
        return letter(of, shown(running.index(axes), shape))

    # --- sums

    def _writer(self, *, numbers: bool = False) -> Writer:
        if numbers:
            return Writer(self._number, self._over_numbers, lambda n: self._number(n)["value"])
        return Writer(self._symbol, self._over_symbols)

    def _over_numbers(self, kind: str, body: ast.expr) -> Node:
        def term(place: int) -> Node:
            at = int(self.met[place])
            return Writer(
                lambda name: self._number(name, at),
                self._over_numbers,
                lambda name: float(self._number(name, at)["value"]),
            ).node(body)

        if kind == "sum":
            return terms(len(self.met), term) if len(self.met) else number(0)
        if len(self.met) == 1:
            return term(0)
        return call("max", _listed([term(k) for k in range(len(self.met))]))

    def _over_symbols(self, kind: str, body: ast.expr) -> Node:
        if not len(self.met):
            return number(0)
        if len(self.met) == 1:
            at = int(self.met[0])
            return Writer(lambda name: self._symbol(name, term=at), self._over_symbols).node(body)
        running = Running(len(self.met))
        node = Writer(lambda name: self._symbol(name, running), self._over_symbols).node(body)
        if not running.letters or not running.covers():
            return text("…")
        if kind != "sum":
            return call(symbol("max", "".join(running.letters)), node)
        bounds = running.bounds()
        if bounds is None:
            return sum_of("".join(running.letters), node)
        return sum_over(bounds[0], number(bounds[1]), node, "0")


def _listed(nodes: list[Node]) -> Node:
    items: list[Node | str] = []
    shown_nodes = nodes if len(nodes) <= MOST_TERMS else [*nodes[: MOST_TERMS - 1], nodes[-1]]
    for k, node in enumerate(shown_nodes):
        if k == len(shown_nodes) - 1 and len(shown_nodes) < len(nodes):
            items += [operator(","), text(f"… {len(nodes) - MOST_TERMS} more …")]
        items += [operator(","), node]
    return row(*items[1:])


def local_number(formula: str, value: dict[str, float]) -> float:
    """The number of a local derivative's formula, from those of the names in it."""
    missing = names_in(formula) - value.keys() - {"pi"}
    if missing:
        raise LookupError(f"no number for {sorted(missing)}")
    return evaluated(parsed(formula), lambda name: value[name])
