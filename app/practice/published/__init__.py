"""Checking a published example: which numbers agree, and what explains those that do not."""

from collections.abc import Sequence
from functools import cached_property
from math import isfinite
from typing import TypeAlias

import numpy as np

from ...engine.problem import Problem
from ..grading.answer_key import check_size
from ..numbers.answer import WORKING_DIGITS
from .conventions import Convention
from .digits import agreement, as_printed
from .evidence import SAY_LITTLE, Evidence
from .given_output import OUTPUT_GIVEN, given_outputs
from .iteration_count import COUNTED_OTHERWISE, Training
from .misprints import misprint
from .numbers import Number, Printed, read_printed
from .own_rounding import within_own_rounding
from .reading import FURTHEST, read_with
from .report import (
    Compared,
    Explanation,
    Reason,
    Report,
    Verdict,
    reasons_of,
)
from .search import Search
from .words import GIVEN, message_from_own, message_of, name_of, summary_of

_Judgement: TypeAlias = tuple[Verdict, tuple[tuple[Reason, ...], ...], int]


# With a mistake in them, or huge numbers given, numbers may overflow: what is not finite fits none.
@np.errstate(all="ignore")
def check_published(problem: Problem, printed: Sequence[Printed], sample: int = 0) -> Report:
    """Hold the printed numbers of one sample against the problem's.

    Raises ProblemError when the problem is larger than anybody works out by hand, and
    NotFiniteError when a number of it is not finite.
    """
    check_size(problem)
    return _Check(problem, printed, sample).report()


class _Check:
    """One publication on its way to a report."""

    def __init__(self, problem: Problem, printed: Sequence[Printed], sample: int) -> None:
        self._problem = problem
        self._printed = printed
        numbers, self._unreadable = read_printed(problem, printed, sample)
        self._training = Training(problem, numbers, sample)
        self._numbers = {each.printed: each for each in numbers if self._is_known(each)}
        near = [each for each in self._numbers.values() if _can_be_read_otherwise(each)]
        self._plain = read_with(problem, near)
        for each in within_own_rounding(problem, near):
            self._plain.fits.setdefault(each, "rounded")
        self._evidence = Evidence(problem, near, self._plain, sample)
        self._search = Search(self._evidence)

    def report(self) -> Report:
        """What is to be said."""
        explanations = [
            Explanation(
                reasons_of(reading.conventions),
                tuple(each.printed for each in self._evidence.explained(reading)),
                tuple(each.printed for each in self._evidence.against(reading)),
                reading.from_own,
            )
            for reading in self._search.conclusions
        ]
        results = [self._compared(each) for each in self._printed]
        return Report(summary_of(results, explanations), tuple(results), tuple(explanations))

    @cached_property
    def _given(self) -> set[Number]:
        def kept(number: Number) -> list[tuple[Convention, ...]]:
            alone = [(each,) for each in self._search.from_own(number)]
            return [*alone, *(each.conventions for each in self._search.conclusions)]

        return given_outputs(self._evidence, kept)

    def _is_known(self, number: Number) -> bool:
        value = self._training.value(number)
        if value is not None and isfinite(value):
            return True
        self._unreadable[number.printed] = (
            f"The numbers of this problem overflow before {name_of(number.printed)}."
            if value is None
            else f"{name_of(number.printed)} is not finite here: its output has rounded to its end."
        )
        return False

    def _compared(self, printed: Printed) -> Compared:
        number = self._numbers.get(printed)
        if number is None:
            return Compared(printed, "unreadable", self._unreadable[printed])
        value = self._training.value(number)
        assert value is not None
        expected = as_printed(number.answer, value)
        verdict, explanations, against = self._judged(number, value)
        message = message_of(verdict, explanations, against)
        if explanations and self._search.concluded_from_own(number):
            message = message_from_own(explanations)
        if verdict == "differs" and not explanations:
            message = self._unexplained(number, expected) or message
            near = number in self._plain.values
            if near and (own := reasons_of(self._search.from_own(number))):
                explanations = tuple((reason,) for reason in own)
                message = message_from_own(explanations)
            elif number in self._given:
                explanations = ((Reason(OUTPUT_GIVEN),),)
                message = GIVEN
        if verdict == "differs":
            expected = as_printed(number.answer, value, at_least=WORKING_DIGITS)
        return Compared(printed, verdict, message, value, expected, explanations, str(number.ref))

    def _judged(self, number: Number, value: float) -> _Judgement:
        fit = self._plain.fits.get(number) or agreement(number.answer, value)
        conclusions = self._search.conclusions
        fitting = [each for each in conclusions if number in self._evidence.explained(each)]
        if fit and not (fit == "rounded" and fitting):
            return fit, (), 0
        if fitting:
            against = len(self._evidence.against(fitting[0]))
            needed = dict.fromkeys(self._evidence.needed(each, number) for each in fitting)
            return "differs", tuple(map(reasons_of, needed)), against
        if number in self._plain.values and number in self._evidence.following().nearly:
            return "follows", (), 0
        after = self._training.counted(number)
        if after is not None:
            counted = Reason(COUNTED_OTHERWISE, f"(this is the one after {after:,})")
            return "differs", ((counted,),), 0
        if number not in self._plain.values:
            return "differs", (), 0
        kept = conclusions[0].conventions if conclusions else ()
        alone = self._search.alone(number, kept)
        against = len(self._evidence.against(alone[0])) if alone else 0
        return "differs", tuple(reasons_of(each.conventions) for each in alone), against

    def _unexplained(self, number: Number, expected: str) -> str:
        if number.given:
            return f"This problem is given {expected}."
        if slip := misprint(number.printed.text, expected):
            return slip
        if number not in self._plain.values:
            return (
                f"Conventions are tried up to {FURTHEST} iterations on, and this number is of a "
                "later one."
            )
        if number.answer.digits <= SAY_LITTLE:
            return "With so few digits no mistake can be told from another."
        return ""


def _can_be_read_otherwise(number: Number) -> bool:
    return not number.given and number.after <= FURTHEST
