"""What follows from the numbers that a publication has printed before, right or wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.error_bounds import ErrorBounds
from ..numbers.answer import half_unit_of
from .conventions import Convention
from .digits import agreement
from .numbers import Number, by_place, written_in
from .reading import iterations

#: Significant digits below which a number was hardly worked with, however few are printed.
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Following:
    """The numbers that follow, ``exactly`` from those before them as printed, or ``nearly``.

    Whoever prints four digits may have worked with more: a printed number is read with an error
    of half a unit in its last digit, which every rule passes on.
    """

    exactly: frozenset[Number]
    nearly: frozenset[Number]


def following_from_own(
    problem: Problem, numbers: Sequence[Number], conventions: tuple[Convention, ...] = ()
) -> Following:
    """The numbers that follow from those printed before them, by right rules or the conventions."""
    places = by_place(numbers)
    last = max((number.after for number in numbers), default=0)
    exactly: set[Number] = set()
    nearly: set[Number] = set()

    def read(after: int, quantity: str, layer: int, error: Array) -> Array:
        own = error.copy()
        for number in places.get((after, quantity, layer), ()):
            own[number.index] = _reading_error(number)
        return own

    with np.errstate(all="ignore"):
        works = iterations(problem, conventions, last, lambda n: written_in(places, n))
        for after, work in enumerate(works):
            bounds = ErrorBounds(work, lambda *of, n=after: read(n, *of), _as_it_is)
            for number in numbers:
                if number.after != after:
                    continue
                place = number.ref.quantity, number.layer
                value = float(work.computed(*place)[number.index])
                # Conventions may double the error, as a loss without its ½ does.
                bound = float(bounds.of(*place)[number.index]) * 2 ** len(conventions)
                if agreement(number.answer, value):
                    exactly.add(number)
                elif abs(number.answer.value - value) <= number.answer.half_unit + bound:
                    nearly.add(number)
    return Following(frozenset(exactly), frozenset(exactly | nearly))


def _reading_error(number: Number) -> float:
    answer = number.answer
    return (
        min(answer.half_unit, half_unit_of(answer.value, _FEWEST_DIGITS))
        if answer.value
        else (answer.half_unit)
    )


def _as_it_is(numbers: Array) -> Array:
    """What is not printed is not rounded either."""
    return np.zeros_like(numbers)
