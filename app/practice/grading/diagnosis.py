"""Which mistakes give exactly this number, and whether its digits can tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ...engine.arrays import Array
from ..calculation.mistaken import Candidates
from ..mistakes import MISTAKES
from ..mistakes.record import Mistake
from ..numbers.answer import Answer, half_unit_of

#: Mistakes named for one answer.
MOST_NAMED = 3
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
    """What was done on one work, and how far its number is from the answer."""

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
    exactly, by_hand = answer.precision, _reach_by_hand(answer)

    def fits(within: float, by_chance: float = 1.0) -> list[_Fit]:
        lists = (_fits(answer, index, right, each, within, by_chance) for each in alone)
        return [fit for found in lists for fit in found]

    if found := fits(exactly):
        return Diagnosis(_named(found))
    if found := _fits(answer, index, right, together(), exactly, _BY_CHANCE):
        return Diagnosis(min(found, key=lambda fit: fit.distance).mistakes, together=True)
    worked = [fit for fit in fits(by_hand, _BY_CHANCE) if fit.mistakes[0].combines]
    return Diagnosis(_named(worked))


def slip(
    answer: Answer, index: tuple[int, ...], right: Sequence[Expected], slips: Candidates
) -> Diagnosis:
    """The slips that give the answer to its digits, where few numbers are within reach."""
    return Diagnosis(_named(_fits(answer, index, right, slips, answer.precision, _BY_CHANCE)))


def made_on_own(
    answer: Answer, index: tuple[int, ...], right: Sequence[Expected], own: Candidates
) -> Diagnosis:
    """The mistakes that give the answer to its digits when made on the numbers written down.

    Who works with rounded numbers may come further from a mistake's number than work by hand is
    given room for, where terms cancel; from their own numbers the mistake gives it exactly.
    """
    found = _fits(answer, index, right, own, answer.precision, _BY_CHANCE)
    return Diagnosis(_named([fit for fit in found if fit.mistakes[0].combines]))


def not_contradicted(
    found: Diagnosis,
    answer: Answer,
    index: tuple[int, ...],
    right: Sequence[Expected],
    own: Candidates,
) -> Diagnosis:
    """Of several mistakes that explain the answer, those that the student's own numbers allow.

    ``own`` are mistakes made on the numbers written down. A sign that was flipped before a number
    that is right explains nothing after it. Rounding is not judged, and if the numbers allow none
    of the mistakes, all of them stay.
    """
    if found.together or len(found.mistakes) < 2:
        return found
    fits = _fits(answer, index, right, own, _reach_by_hand(answer))
    allowed = {fit.mistakes[0].id for fit in fits}
    if not any(mistake.id in allowed for mistake in found.mistakes):
        return found
    return Diagnosis(
        tuple(each for each in found.mistakes if each.id in allowed or not each.combines)
    )


def _reach_by_hand(answer: Answer) -> float:
    """How far a number worked through to four digits by hand may be from the answer."""
    return answer.precision + _BY_HAND * half_unit_of(answer.value)


def is_exactly_a_mistake(
    answer: Answer, index: tuple[int, ...], right: Expected, alone: Candidates
) -> bool:
    """Whether a mistake gives the answer, taken at its word, and no right number.

    Rounding is not such a mistake: it is what makes careful work be off. Nor is a slip, which
    may come to as much as that.
    """
    found = _fits(answer, index, (right,), alone, answer.at_its_word)
    return any(fit.mistakes[0].combines and not fit.mistakes[0].slip for fit in found)


def _fits(
    answer: Answer,
    index: tuple[int, ...],
    right: Sequence[Expected],
    candidates: Candidates,
    within: float,
    by_chance: float = 1.0,
) -> list[_Fit]:
    """The candidates within that distance of the answer, unless they give a right number.

    None of them, where a number drawn near the answer would have one within that distance with
    a chance of more than ``by_chance``.
    """
    values = candidates.at(index)
    distance = abs(values - answer.value)
    close = distance <= within
    if not close.any() or _chance(values, answer.value, within) > by_chance:
        return []
    for expected in right:
        close &= abs(values - expected.value) > expected.tolerance
    return [_Fit(candidates.mistakes[at], distance[at]) for at in np.flatnonzero(close)]


def _named(found: Sequence[_Fit]) -> tuple[Mistake, ...]:
    """The single mistakes that fit, the nearest if there are many; slips where no other does."""
    kept = [fit for fit in found if not fit.mistakes[0].slip] or found
    by_distance = sorted(kept, key=lambda fit: fit.distance)
    nearest = list({fit.mistakes[0].id: fit.mistakes[0] for fit in by_distance}.values())
    return tuple(sorted(nearest[:MOST_NAMED], key=lambda mistake: _ORDER[mistake.id]))


def _chance(values: Array, answer: float, within: float) -> float:
    """The chance that a number drawn evenly from near the answer lies within reach of a value."""
    near = _NEAR * abs(answer)
    if near == 0.0:
        return 0.0
    reachable = np.unique(np.round(values[abs(values - answer) <= near] / within))
    return len(reachable) * within / near
