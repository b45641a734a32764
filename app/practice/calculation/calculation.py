"""A work: a problem worked through in one way, each number computed when it is asked for."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from .rules import RIGHT, Rules, following

#: What is written down, and so read by later rules, for computed numbers of a quantity and layer.
Write: TypeAlias = Callable[[str, int, Array], Array]


def as_computed(_quantity: str, _layer: int, numbers: Array) -> Array:
    """Write down what was computed."""
    return numbers


class Calculation:
    """The problem worked through by ``rules``.

    ``computed`` gives what a rule makes of the numbers before it, ``work(quantity, layer)`` what
    is written down for the rules after it: the same unless ``write`` says otherwise. Where
    ``base`` is given, only quantities that follow from the ``changed`` ones are computed; the
    others are read from it.
    """

    def __init__(
        self,
        problem: Problem,
        rules: Rules = RIGHT,
        *,
        write: Write = as_computed,
        base: "Calculation | None" = None,
        changed: frozenset[str] = frozenset(),
    ) -> None:
        self.problem = problem
        self.rules = rules
        self._write = write
        self._base = base
        self._own = following(changed)
        self._computed: dict[tuple[str, int], Array] = {}
        self._written: dict[tuple[str, int], Array] = {}

    def __call__(self, quantity: str, layer: int) -> Array:
        """The numbers written down."""
        if layer == 0:
            return self.problem.inputs
        if self._base is not None and quantity not in self._own:
            return self._base(quantity, layer)
        found = self._written.get((quantity, layer))
        if found is None:
            found = self._write(quantity, layer, self._compute(quantity, layer))
            self._written[quantity, layer] = found
        return found

    def computed(self, quantity: str, layer: int) -> Array:
        """What the rule makes of the numbers that it reads; they may be infinite, or NaN.

        Raises LookupError where the layer has no such quantity.
        """
        with np.errstate(all="ignore"):
            return self._compute(quantity, layer)

    def _compute(self, quantity: str, layer: int) -> Array:
        if self._base is not None and quantity not in self._own:
            return self._base.computed(quantity, layer)
        found = self._computed.get((quantity, layer))
        if found is None:
            found = self.rules[quantity](self, layer)
            self._computed[quantity, layer] = found
        return found

    def may_differ(self, quantity: str) -> bool:
        """Whether the quantity follows from the rules that were changed since the base."""
        return quantity in self._own

    def with_changes(self, changes: Rules) -> "Calculation":
        """This calculation once more, with some rules changed throughout."""
        return Calculation(
            self.problem,
            {**self.rules, **changes},
            write=self._write,
            base=self,
            changed=frozenset(changes),
        )
