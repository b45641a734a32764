"""A publication read as if some conventions were kept in it throughout."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.calculation import Calculation, Write, as_computed
from ..numbers.rounding import Rounding, to_decimals, to_digits
from .conventions import Convention, rules_of
from .digits import Agreement, agreement, decimals_of
from .numbers import (
    FEWEST_WRITTEN,
    Number,
    by_place,
    usual_decimals,
    usual_digits,
)
from .online import OnlineCalculation

#: Beyond so many iterations a number is not read with conventions, for want of time.
FURTHEST = 5

#: How a number comes out; ``rounded``: but for the publication's own rounding on the way.
Fit: TypeAlias = Agreement | Literal["rounded"]
Fits: TypeAlias = dict[Number, Fit]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the kept ``conventions`` come to: the ``values``, and how the numbers ``fit`` them.

    A number that does not come out is not in ``fits``. Those that fit ``from_own`` come out of the
    numbers printed before them.
    """

    conventions: tuple[Convention, ...]
    values: dict[Number, float]
    fits: Fits
    from_own: bool = False


def read_with(
    problem: Problem,
    numbers: Sequence[Number],
    conventions: tuple[Convention, ...] = (),
    *,
    exactly: bool = False,
) -> Reading:
    """Work the problem with the conventions, iteration after iteration, and compare.

    Unless ``exactly``, a number also fits if it follows from the numbers printed before it that
    fit, where those in between are not rounded, or rounded as most of the printed ones are.
    """
    last = max((number.after for number in numbers), default=0)
    with np.errstate(all="ignore"):
        calculations = list(iterations(problem, conventions, last, lambda _: as_computed))
        values = _values(calculations, numbers)
        fits: Fits = {}
        for number, value in values.items():
            if fit := agreement(number.answer, value):
                fits[number] = fit
        if not exactly and 0 < len(fits) < len(numbers):
            for number in _from_rounded(problem, conventions, numbers, fits):
                fits.setdefault(number, "rounded")
    return Reading(conventions, values, fits)


def iterations(
    problem: Problem, kept: Sequence[Convention], last: int, write: Callable[[int], Write]
) -> Iterator[Calculation]:
    """The problem worked with the conventions, once for each iteration up to the ``last``."""
    rules = rules_of(kept)
    shown = next((each.shown for each in kept if each.shown is not None), None)
    for after in range(last + 1):
        if shown is None:
            work = Calculation(problem, rules, write=write(after))
        else:
            work = OnlineCalculation(problem, rules, shown, write=write(after))
        yield work
        if after < last:
            problem = work.next_problem()


def _values(calculations: Sequence[Calculation], numbers: Sequence[Number]) -> dict[Number, float]:
    """What each number is in the work of its iteration."""
    return {
        number: float(computed[number.index])
        for (after, quantity, layer), there in by_place(numbers).items()
        for computed in (calculations[after].computed(quantity, layer),)
        for number in there
    }


def _from_rounded(
    problem: Problem, kept: Sequence[Convention], numbers: Sequence[Number], fits: Fits
) -> set[Number]:
    """The numbers that come out where the fitting ones before them are taken as printed.

    Those before it that are printed more coarsely than the number itself are not: rounding to two
    decimals forgives nothing in the fifth.
    """
    (decimals, by_decimals), (digits, by_digits) = usual_decimals(numbers), usual_digits(numbers)
    precision: Callable[[Number], int]
    rounding: Callable[[int], Rounding]
    other: Callable[[int], Rounding]
    if by_decimals >= by_digits:
        precision, rounding, other, usual = _decimals, to_decimals, to_digits, digits
    else:
        precision, rounding, other, usual = _digits, to_digits, to_decimals, decimals
    found: set[Number] = set()
    for level in {precision(number) for number in numbers if number not in fits}:

        def taken(number: Number, value: float, level: int = level) -> bool:
            fit = number in fits or agreement(number.answer, value) is not None
            return fit and precision(number) >= level

        for of, written in ((None, 0), (rounding, level), (other, usual)):
            if of is None or written >= FEWEST_WRITTEN:
                rounded = None if of is None else of(written)
                came_out = _worked_with_own(problem, kept, numbers, taken, rounded)
                found |= {number for number in came_out if precision(number) == level}
    return found


def _decimals(number: Number) -> int:
    return decimals_of(number.answer)


def _digits(number: Number) -> int:
    return number.answer.digits


def _worked_with_own(
    problem: Problem,
    kept: Sequence[Convention],
    numbers: Sequence[Number],
    taken: Callable[[Number, float], bool],
    rounding: Rounding | None,
) -> set[Number]:
    """The numbers that come out where printed ones are taken for those computed.

    ``taken`` says which, given what is computed in their place; the rest is rounded.
    """
    places = by_place(numbers)
    came_out: set[Number] = set()

    def write(after: int) -> Write:
        def written(quantity: str, layer: int, computed: Array) -> Array:
            own = computed.copy() if rounding is None else rounding(computed)
            for number in places.get((after, quantity, layer), ()):
                value = float(computed[number.index])
                if agreement(number.answer, value):
                    came_out.add(number)
                if taken(number, value):
                    own[number.index] = number.answer.value
            return own

        return written

    last = max(number.after for number in numbers)
    for after, work in enumerate(iterations(problem, kept, last, write)):
        for number in numbers:
            if number.after == after:
                work(number.ref.quantity, number.layer)
    return came_out
