"""Errors carried forward: the work as it follows from the numbers that a student wrote down."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ...engine.arrays import Array
from ...engine.problem import Problem
from ...trace.refs import Ref
from ..calculation.calculation import Calculation
from ..calculation.error_bounds import ErrorBounds, Reading, digit
from ..calculation.mistaken import MistakenCalculations
from ..calculation.rules import RIGHT, Reads, delta, delta_by_chain_rule
from ..naming.lookup import index_of, layer_of
from ..numbers.answer import Answer

#: However few digits of a number were handed in, it was hardly worked with to fewer than these.
_FEWEST_DIGITS_SHARE = 5e-3


def _worked_with(answer: Answer) -> float:
    """How far the number that a student went on with may be from the one they wrote down."""
    return min(answer.half_unit, _FEWEST_DIGITS_SHARE * abs(answer.value))


class CarriedForward:
    """The problem worked on from ``answers``, by right rules.

    Where a ``wrong`` answer is an error at the output, δ follows from it by the chain rule, also
    where loss and output fuse and the short cut o − y would pass it by.
    """

    def __init__(
        self, problem: Problem, answers: Mapping[Ref, Answer], sample: int, wrong: Collection[Ref]
    ) -> None:
        self._problem = problem
        self._sample = sample
        self._written: dict[tuple[str, int], dict[tuple[int, ...], Answer]] = defaultdict(dict)
        for ref, answer in answers.items():
            self._written[ref.quantity, layer_of(problem, ref)][index_of(ref, sample)] = answer
        self._to_digits: dict[int, ErrorBounds] = {}
        depth = len(problem.layers)
        self._chained = [
            index_of(ref, sample) for ref in wrong if (ref.quantity, ref.layer) == ("error", depth)
        ]

    @cached_property
    def work(self) -> Calculation:
        """What follows from the answers; an answer itself is `computed` from those before it."""
        chained = bool(self._chained) and self._problem.fused
        rules = {**RIGHT, "delta": self._delta} if chained else RIGHT
        return Calculation(self._problem, rules, write=self._write)

    @cached_property
    def error_bounds(self) -> ErrorBounds:
        """How far careful work may be off if it went on with more digits than were written."""
        return ErrorBounds(self.work, self._reading(_worked_with))

    @cached_property
    def exact_error_bounds(self) -> ErrorBounds:
        """How far careful work may be off if it went on with the very numbers written."""
        return ErrorBounds(self.work, self._reading(lambda _: 0.0))

    def reach(self, quantity: str, layer: int, index: tuple[int, ...], answer: Answer) -> float:
        """How far work to the answer's own digits may be from what follows from the others."""
        if answer.digits not in self._to_digits:
            reading = self._reading(_worked_with)
            self._to_digits[answer.digits] = ErrorBounds(self.work, reading, digit(answer.digits))
        bounds = self._to_digits[answer.digits].of(quantity, layer)
        return answer.at_its_word + float(bounds[index])

    @cached_property
    def mistaken(self) -> MistakenCalculations:
        """What mistakes make of the answers."""
        return MistakenCalculations(self.work, self._sample, narrow=True)

    def _write(self, quantity: str, layer: int, numbers: Array) -> Array:
        if (quantity, layer) not in self._written:
            return numbers
        written = numbers.copy()
        for index, answer in self._written[quantity, layer].items():
            written[index] = answer.value
        return written

    def _reading(self, off: Callable[[Answer], float]) -> Reading:
        """The reading error of every number, which of an answer is what ``off`` gives."""

        def reading(quantity: str, layer: int, error: Array) -> Array:
            answers = self._written.get((quantity, layer), {})
            read = error.copy() if answers else error
            for index, answer in answers.items():
                read[index] = off(answer)
            return read

        return reading

    def _delta(self, work: Reads, layer: int) -> Array:
        if layer != len(self._problem.layers):
            return delta(work, layer)
        fused, chained = delta(work, layer).copy(), delta_by_chain_rule(work, layer)
        softmax = self._problem.layers[-1].activation.slope is None
        for index in self._chained:
            of_delta = index[:1] if softmax else index
            fused[of_delta] = chained[of_delta]
        return fused
