"""Which mistakes give exactly this number, and whether its digits can tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Array
from app.practice.answer import WORKING_DIGITS, Answer, half_unit_of
from app.practice.mistaken_sheets import Candidates
from app.practice.mistakes import MISTAKES
from app.practice.mistakes.record import Mistake

#: Mistakes named for one answer.
MOST_NAMED = 3
#: Significant digits below which an answer is read as if zeros had been left off at its end.
_TELLING_DIGITS = 3
#: Half units in the fourth digit by which a number worked through with a mistake may be off.
_BY_HAND = 2.0
#: The chance of a coincidence beyond which neither two mistakes nor a mistake by hand is named.
_BY_CHANCE = 0.02
#: How far from the answer numbers count as near it, as a share of it.
_NEAR = 0.1

_ORDER = {mistake_id: at for at, mistake_id in enumerate(MISTAKES)}


@dataclass(frozen=True, slots=True)
class Expected:
    """A right number, to within ``tolerance``: what gives it is no mistake here."""

    value: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Mistakes that give the number: each of them alone, or all of them ``together``."""

    mistakes: tuple[Mistake, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """What was done on one sheet, and how far its number is from the answer."""

    mistakes: tuple[Mistake, ...]
    distance: float


def diagnose(
    answer: Answer,
    index: tuple[int, ...],
    right: Sequence[Expected],
    alone: Sequence[Candidates],
    together: Callable[[], Candidates],
) -> Diagnosis:
    """What makes the wrong ``answer`` of what should be one of the ``right`` numbers.

    Tried in this order: one mistake, to the digits given; two at once, to the digits given; one
    mistake, worked through to four digits by hand. The latter two only where few numbers are
    within reach, so that a fit is no coincidence.
    """
    exactly = _to_the_digits(answer)
    by_hand = exactly + _BY_HAND * half_unit_of(answer.value)

    def fits(candidates: Candidates, within: float, by_chance: float) -> list[_Fit]:
        values = candidates.at(index)
        distance = abs(values - answer.value)
        close = distance <= within
        if not close.any() or _chance(values, answer.value, within) > by_chance:
            return []
        for expected in right:
            close &= abs(values - expected.value) > expected.tolerance
        found = [_Fit(candidates.mistakes[at], distance[at]) for at in np.flatnonzero(close)]
        return sorted(found, key=lambda fit: fit.distance)

    if found := [fit for candidates in alone for fit in fits(candidates, exactly, 1.0)]:
        return Diagnosis(_named(found))
    if found := fits(together(), exactly, _BY_CHANCE):
        return Diagnosis(found[0].mistakes, together=True)
    found = [fit for candidates in alone for fit in fits(candidates, by_hand, _BY_CHANCE)]
    return Diagnosis(_named([fit for fit in found if fit.mistakes[0].combines]))


def _named(found: Sequence[_Fit]) -> tuple[Mistake, ...]:
    """The single mistakes that fit, the nearest if there are many."""
    by_distance = sorted(found, key=lambda fit: fit.distance)
    nearest = list({fit.mistakes[0].id: fit.mistakes[0] for fit in by_distance}.values())
    return tuple(sorted(nearest[:MOST_NAMED], key=lambda mistake: _ORDER[mistake.id]))


def _chance(values: Array, answer: float, within: float) -> float:
    """The chance that a number drawn evenly from near the answer lies within reach of a value."""
    near = _NEAR * abs(answer)
    if near == 0.0:
        return 0.0
    reachable = np.unique(np.round(values[abs(values - answer) <= near] / within))
    return len(reachable) * within / near


def _to_the_digits(answer: Answer) -> float:
    """Half a unit in the last digit given, and the rounding of float64.

    One or two digits could be nearly anything. They are taken at their word, as if zeros had been
    left off: 0.14 as 0.1400.
    """
    half_unit = answer.half_unit
    if answer.digits < _TELLING_DIGITS:
        half_unit = min(half_unit, half_unit_of(answer.value, WORKING_DIGITS))
    return half_unit + 1e-9 * abs(answer.value) + 1e-15
