"""Local derivatives: how fast one number of an output changes with one that it takes."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...engine.graph.formula import parsed
from ...trace.graph.refs import GraphRef, ref_at
from ...trace.graph.trace import GraphTrace
from ...trace.graph.uses import Uses
from ..tree import Node, number
from .expression import Writer


@dataclass(frozen=True, eq=False)
class Local:
    """The local derivative of one use, ``term`` of the uses."""

    trace: GraphTrace
    uses: Uses
    term: int

    @property
    def output(self) -> int:
        """The place of the use."""
        return int(self.uses.outputs[self.term])

    @property
    def tree(self) -> ast.expr:
        """The formula of the local derivative."""
        return parsed(self.uses.equation.op.derivative(self.uses.argument) or "0")

    @cached_property
    def use(self) -> GraphRef:
        """The number that takes it: its gradient."""
        return ref_at(self.trace.graph, "gradient", self.uses.equation.name, self.output)

    @cached_property
    def _leaves(self) -> Mapping[str, GraphRef]:
        return {
            letter: ref_at(self.trace.graph, "value", name, int(places[self.term]))
            for letter, (name, places) in self.uses.leaves.items()
        }

    @property
    def source(self) -> GraphRef | None:
        """The number that the local derivative is, where it is one."""
        tree = self.tree
        return self._leaves.get(tree.id) if isinstance(tree, ast.Name) else None

    def number(self, name: str) -> Node:
        """The number of a name in the formula."""
        ref = self._leaves.get(name)
        if ref is not None:
            return number(self.trace.value(ref), str(ref))
        return number(self.known(name))

    def known(self, name: str) -> float:
        """A number that has no ref: a constant, a count, a parameter, an intermediate number."""
        uses = self.uses
        op, letters = uses.equation.op, uses.equation.op.arguments
        if name == "own":
            return float(self.output == uses.element)
        if name == "won":
            return float(uses.locals[self.term])
        if name == "n":
            row = op.terms(uses.applied, uses.argument, np.array([self.output]))
            return float(row.elements.shape[1])
        if name in op.where and op.intermediates is not None:
            value = np.asarray(op.intermediates(uses.applied, self.output)[name])
            return float(value if not value.ndim else value[int(uses.columns[self.term])])
        if name in letters:
            constant = uses.equation.arguments[letters.index(name)]
            return float(constant) if not isinstance(constant, str) else float("nan")
        return float(uses.equation.params[name])

    def writer(self, *, reasons: bool = False) -> Writer:
        """Writes the formula with numbers."""
        return Writer(
            self.number,
            lambda *_: number(float("nan")),
            lambda name: float(self.number(name)["value"]),
            reasons,
        )
