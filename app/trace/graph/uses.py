"""The uses of a number: where it goes, and with which local derivative.

The op's row tells, of a number of an output, what it takes. Turned round, once an array, it tells
of a number of an argument where it is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.formula import names_in
from ...engine.graph.graph import Equation
from ...engine.graph.ops.op import Applied, Places
from ...engine.graph.passes import Passes


@dataclass(frozen=True, eq=False)
class Uses:
    """The uses of one number as one argument of one equation, m of them.

    ``outputs`` (m,) are the places of the numbers of the output that take it, ``columns`` (m,)
    which of what these take it is, ``gradients`` (m,) are ∂L/∂output there, and ``locals`` (m,) the
    local derivatives.
    """

    equation: Equation
    applied: Applied
    argument: int
    element: int
    outputs: Places
    columns: Places
    gradients: Array
    locals: Array

    @property
    def products(self) -> Array:
        """(m,) what each use gives."""
        with np.errstate(all="ignore"):
            products: Array = self.gradients * self.locals
        return products

    @cached_property
    def leaves(self) -> Mapping[str, tuple[str, Places]]:
        """The numbers in the local derivative's formula: for a name, whose they are, and where.

        Names of constants, of intermediate numbers and of counts are none.
        """
        formula = self.equation.op.derivative(self.argument) or ""
        return dict(self._leaves(formula))

    def _leaves(self, formula: str) -> Iterator[tuple[str, tuple[str, Places]]]:
        op, names = self.equation.op, names_in(formula)
        own = op.letter(self.argument)
        for argument, name in enumerate(self.equation.arguments):
            letter = op.letter(argument)
            if not isinstance(name, str):
                continue
            if letter in names and not (op.variadic and argument != self.argument):
                yield letter, (name, self._matched(argument, f"{own}_e" in names))
            if f"{letter}_e" in names and argument == self.argument:
                yield f"{letter}_e", (name, np.full(len(self.outputs), self.element))
        if "out" in names:
            yield "out", (self.equation.name, self.outputs)
        if "out_e" in names:
            yield "out_e", (self.equation.name, np.full(len(self.outputs), self.element))

    def _matched(self, argument: int, at_output: bool) -> Places:
        """The number of an argument that meets this one in each use."""
        if at_output and argument == self.argument:
            return self.outputs
        elements = self.equation.op.terms(self.applied, argument, self.outputs).elements
        width = elements.shape[1]
        if width == 1:
            return elements[:, 0]
        if argument == self.argument or self._width == width:
            matched: Places = elements[np.arange(len(elements)), self.columns]
            return matched
        return self.outputs

    @cached_property
    def _width(self) -> int:
        first = self.outputs[:1]
        return int(self.equation.op.terms(self.applied, self.argument, first).elements.shape[1])


class UsesOf:
    """Finds the uses of any number."""

    def __init__(self, passes: Passes) -> None:
        self._passes = passes
        self._users: dict[str, list[tuple[Equation, int]]] = {}
        for equation in reversed(passes.graph.equations):
            for argument, name in enumerate(equation.arguments):
                if isinstance(name, str):
                    self._users.setdefault(name, []).append((equation, argument))
        self._turned: dict[tuple[str, int], _Turned] = {}

    def __call__(self, name: str, element: int) -> Iterator[Uses]:
        """Where a number is used and what that gives, the last equation first."""
        for equation, argument in self._users.get(name, []):
            gradient = self._passes.gradients.get(equation.name)
            if gradient is None or equation.op.derivative(argument) is None:
                continue
            turned = self._turn(equation, argument)
            at = turned.of(element)
            if len(at):
                outputs, columns = np.divmod(at, turned.width)
                yield Uses(
                    equation,
                    turned.applied,
                    argument,
                    element,
                    outputs,
                    columns,
                    gradient.reshape(-1)[outputs],
                    turned.derivatives[at],
                )

    def _turn(self, equation: Equation, argument: int) -> "_Turned":
        key = equation.name, argument
        if key not in self._turned:
            self._turned[key] = _Turned(self._passes.applied(equation), equation, argument)
        return self._turned[key]


class _Turned:
    """The entries of an op's rows for one argument, by the element that they are of."""

    def __init__(self, applied: Applied, equation: Equation, argument: int) -> None:
        self.applied = applied
        with np.errstate(all="ignore"):
            terms = equation.op.terms(applied, argument, np.arange(applied.out.size))
        self.width = terms.elements.shape[1]
        self.derivatives = terms.derivatives.reshape(-1)
        elements = terms.elements.reshape(-1)
        # A padded place is of no element: it sorts before all that are.
        self._order = np.argsort(elements, kind="stable")
        self._sorted = elements[self._order]

    def of(self, element: int) -> Places:
        """Which entries are of an element, in the order of the output's numbers."""
        start, end = np.searchsorted(self._sorted, [element, element + 1])
        return self._order[start:end]
