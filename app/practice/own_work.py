"""A student's own work: the sheet as it follows from the numbers that they wrote down."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from app.engine.arrays import Array
from app.engine.problem import Problem
from app.practice.answer import Answer
from app.practice.margins import Margins
from app.practice.mistaken_sheets import MistakenSheets
from app.practice.places import index_of, layer_of
from app.practice.rules import RIGHT, Reads, delta, delta_by_chain_rule
from app.practice.sheet import Sheet
from app.trace.refs import Ref

#: However few digits of a number were handed in, it was hardly worked with to fewer than these.
_FEWEST_DIGITS_SHARE = 5e-3


class OwnWork:
    """The problem worked on from ``answers``, by right rules.

    ``exact`` takes the answers to the last digit given, for somebody who went on with what they
    wrote down; otherwise each is known to half a unit in its last digit, for somebody who went on
    with more.
    """

    def __init__(
        self,
        problem: Problem,
        answers: Iterable[tuple[Ref, Answer]],
        sample: int,
        *,
        exact: bool = False,
    ) -> None:
        self._problem = problem
        self._exact = exact
        self._written: dict[tuple[str, int], list[tuple[tuple[int, ...], Answer]]] = defaultdict(
            list
        )
        for ref, answer in answers:
            self._written[ref.quantity, layer_of(problem, ref)].append(
                (index_of(ref, sample), answer)
            )

    @cached_property
    def sheet(self) -> Sheet:
        """What follows from the answers; an answer itself is `computed` from those before it."""
        rules = RIGHT
        if self._problem.fused and ("error", len(self._problem.layers)) in self._written:
            rules = {**RIGHT, "delta": self._delta}
        return Sheet(self._problem, rules, write=self._write)

    @cached_property
    def margins(self) -> Margins:
        """How far careful work from the answers may be off."""
        return Margins(self.sheet, self._reading)

    @cached_property
    def mistaken(self) -> MistakenSheets:
        """What mistakes make of the answers."""
        return MistakenSheets(self.sheet, narrow=True)

    def _write(self, quantity: str, layer: int, numbers: Array) -> Array:
        if (quantity, layer) not in self._written:
            return numbers
        written = numbers.copy()
        for index, answer in self._written[quantity, layer]:
            written[index] = answer.value
        return written

    def _reading(self, quantity: str, layer: int, error: Array) -> Array:
        if (quantity, layer) not in self._written:
            return error
        reading = error.copy()
        for index, answer in self._written[quantity, layer]:
            share = _FEWEST_DIGITS_SHARE * abs(answer.value)
            reading[index] = 0.0 if self._exact else min(answer.half_unit, share)
        return reading

    def _delta(self, sheet: Reads, layer: int) -> Array:
        """δ by way of the error that the student gave, where o − y would pass it by."""
        if layer != len(self._problem.layers):
            return delta(sheet, layer)
        fused, chained = delta(sheet, layer).copy(), delta_by_chain_rule(sheet, layer)
        softmax = self._problem.layers[-1].activation.slope is None
        for index, _ in self._written["error", layer]:
            of_delta = index[:1] if softmax else index
            fused[of_delta] = chained[of_delta]
        return fused
