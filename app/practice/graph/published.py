"""Checking the numbers that a publication prints of a graph, and the mistakes that explain them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...trace.graph.refs import GraphRef
from ..naming.lookup import NotToFindError
from ..numbers.answer import WORKING_DIGITS, Answer, read_answer
from ..numbers.arithmetic import UnreadableError
from ..published.digits import agreement, as_printed
from ..published.misprints import misprint
from ..published.numbers import FEWEST_WRITTEN, Printed
from ..published.reading import Fit
from ..published.report import Compared, Explanation, Reason, Report
from ..published.words import message_from_own, message_of, summary_of
from .carried import Carried, carried
from .grading import MOST_NAMED, GraphKey
from .record import GraphMistake
from .wrong import made_once

_Reasons: TypeAlias = tuple[tuple[Reason, ...], ...]

#: The share of the differing numbers that a mistake kept throughout has to explain.
_SHARE = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class _Number:
    printed: Printed
    ref: GraphRef
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Kept:
    """A mistake kept throughout: the differing numbers that it gives, and those it contradicts."""

    mistake: GraphMistake
    explains: tuple[_Number, ...]
    against: tuple[_Number, ...]


# With a mistake in them, or huge numbers given, numbers may overflow: what is not finite fits none.
@np.errstate(all="ignore")
def check_published_graph(key: GraphKey, printed: Sequence[Printed]) -> Report:
    """Hold the printed numbers against the graph's."""
    return _Check(key, printed).report()


class _Check:
    """One publication on its way to a report."""

    def __init__(self, key: GraphKey, printed: Sequence[Printed]) -> None:
        self._key = key
        self._printed = printed
        self._unreadable: dict[Printed, str] = {}
        self._numbers: dict[Printed, _Number] = {}
        for each in printed:
            try:
                if each.after:
                    raise NotToFindError("Of a graph, numbers are checked before it has learnt.")
                ref, answer = key.find_any(each.name), read_answer(each.text)
                self._numbers[each] = _Number(each, ref, answer)
            except (NotToFindError, UnreadableError) as error:
                self._unreadable[each] = str(error)
        self._fits = {
            number: fit for number in self._numbers.values() if (fit := self._fit(number))
        }

    def report(self) -> Report:
        """What is to be said."""
        explanations = [
            Explanation(
                (Reason(each.mistake),),
                tuple(number.printed for number in each.explains),
                tuple(number.printed for number in each.against),
            )
            for each in self._kept
        ]
        results = [self._compared(each) for each in self._printed]
        return Report(summary_of(results, explanations), tuple(results), tuple(explanations))

    def _fit(self, number: _Number) -> Fit | None:
        """How the number agrees: exactly, or but for the publication's own rounding."""
        value, answer = self._key.trace.value(number.ref), number.answer
        if fit := agreement(answer, value):
            return fit
        if answer.digits < FEWEST_WRITTEN:
            return None
        room = self._key.rounding(number.ref) * 10.0 ** (WORKING_DIGITS - answer.digits)
        return "rounded" if abs(answer.value - value) <= answer.half_unit + room else None

    @cached_property
    def _kept(self) -> list[_Kept]:
        """The mistakes that, kept throughout, explain most of what differs; several alike."""
        numbers = list(self._numbers.values())
        exact = [each for each in numbers if self._fits.get(each) in ("agrees", "cut_off")]
        others = [each for each in numbers if each not in exact]
        differing = [each for each in numbers if each not in self._fits]
        found = []
        for mistake, wrong in self._key.kept_throughout:
            explains = tuple(each for each in others if _comes_out(each, wrong))
            against = tuple(
                each
                for each in exact
                if each.ref.quantity == "gradient" and not _comes_out(each, wrong)
            )
            enough = len(explains) >= max(1.0, _SHARE * len(differing))
            if enough and len(explains) > len(against):
                found.append(_Kept(mistake, explains, against))
        ranks = [(len(each.explains), -len(each.against)) for each in found]
        return [each for each, rank in zip(found, ranks, strict=True) if rank == max(ranks)]

    def _compared(self, printed: Printed) -> Compared:
        number = self._numbers.get(printed)
        if number is None:
            return Compared(printed, "unreadable", self._unreadable[printed])
        value, ref = self._key.trace.value(number.ref), str(number.ref)
        expected = as_printed(number.answer, value)
        kept = [each for each in self._kept if number in each.explains]
        fit = self._fits.get(number)
        if fit and not (fit == "rounded" and kept):
            return Compared(printed, fit, message_of(fit), value, expected, ref=ref)
        if kept:
            reasons: _Reasons = tuple((Reason(each.mistake),) for each in kept)
            told = message_of("differs", reasons, len(kept[0].against))
        elif self._follows(number):
            return Compared(printed, "follows", message_of("follows"), value, expected, ref=ref)
        else:
            reasons, told = self._alone(number, expected)
        expected = as_printed(number.answer, value, at_least=WORKING_DIGITS)
        return Compared(printed, "differs", told, value, expected, reasons, ref)

    @cached_property
    def _differing(self) -> dict[GraphRef, float]:
        return {
            each.ref: each.answer.value for each in self._numbers.values() if each not in self._fits
        }

    @cached_property
    def _carried(self) -> Carried:
        return carried(self._key.graph, self._differing)

    def _own(self, number: _Number) -> Carried | None:
        """What follows from the numbers that differ, if there is one before this."""
        at = self._key.order(number.ref)
        return self._carried if any(self._key.order(ref) < at for ref in self._differing) else None

    def _follows(self, number: _Number) -> bool:
        own = self._own(number)
        if own is None:
            return False
        room = 2 * number.answer.half_unit
        return abs(own.number(number.ref) - number.answer.value) <= room

    def _alone(self, number: _Number, expected: str) -> tuple[_Reasons, str]:
        """The mistakes that give this number alone, on right numbers or on those printed before."""
        ref = number.ref
        if ref.quantity == "value" and ref.name in self._key.graph.given:
            return (), f"This graph is given {expected}."
        if ref.quantity == "gradient" and ref.name != self._key.graph.result:
            own = self._own(number)
            for passes, said in (
                (self._key.trace.passes, _comes_out_with),
                *([(own.passes, message_from_own)] if own else []),
            ):
                named = dict.fromkeys(
                    wrong.mistake
                    for wrong in made_once(passes, ref.name)
                    if agreement(number.answer, float(wrong.gradient[ref.index]))
                )
                reasons = tuple((Reason(mistake),) for mistake in list(named)[:MOST_NAMED])
                if reasons:
                    return reasons, said(reasons)
        return (), misprint(number.printed.text, expected) or message_of("differs")


def _comes_out_with(reasons: Sequence[Sequence[Reason]]) -> str:
    return message_of("differs", reasons)


def _comes_out(number: _Number, gradients: Mapping[str, Array]) -> bool:
    ref = number.ref
    if ref.quantity != "gradient":
        return False
    return agreement(number.answer, float(gradients[ref.name][ref.index])) is not None
