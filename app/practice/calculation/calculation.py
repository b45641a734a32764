"""A work: a problem worked through in one way, each number computed when it is asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.optimizers import OptimizerState, of_layers
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

    @property
    def held(self) -> int:
        """Bytes of the numbers that have been computed, and not by the base."""
        return sum(each.nbytes for each in self._computed.values())

    def forget(self) -> None:
        """Let go of what has been computed: it is computed anew when it is asked for."""
        self._computed.clear()
        self._written.clear()

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

    def next_problem(self) -> Problem:
        """The problem of the next iteration: its parameters, and what the optimizer keeps."""
        problem, optimizer = self.problem, self.problem.optimizer
        weights, trained = self._stepped("updated_{}")
        biases = [
            layer.biases if each is None else each
            for each, layer in zip(trained, problem.layers, strict=True)
        ]
        following = problem.with_parameters(weights, biases)
        if not optimizer.counts:
            return following
        before = problem.optimizer_state
        state = OptimizerState(
            iteration=(before.iteration if before else 0) + 1,
            kept={name: of_layers(*self._stepped(f"{{}}_{name}")) for name in optimizer.kept},
        )
        return replace(following, optimizer_state=state)

    def _stepped(self, named: str) -> tuple[list[Array], list[Array | None]]:
        """A quantity of the weights, layer by layer, and of the biases, where they are trained."""
        layers = list(enumerate(self.problem.layers, start=1))
        return (
            [self(named.format("weight"), at) for at, _ in layers],
            [
                self(named.format("bias"), at)
                if layer.biases is not None and layer.train_biases
                else None
                for at, layer in layers
            ],
        )
