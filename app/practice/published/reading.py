"""A publication read as if some conventions were kept in it throughout."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.calculation import Calculation, Write, as_computed
from ..calculation.rules import Rules
from ..numbers.rounding import Rounding, to_decimals, to_digits
from .conventions import Convention, rules_of
from .digits import Agreement, agreement
from .numbers import (
    FEWEST_WRITTEN,
    Number,
    by_place,
    usual_decimals,
    usual_digits,
)

#: Beyond so many iterations a number is not read with conventions, for want of time.
FURTHEST = 5

#: How a number comes out; ``rounded``: but for the publication's own rounding on the way.
Fit: TypeAlias = Agreement | Literal["rounded"]
Fits: TypeAlias = dict[Number, Fit]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the kept ``conventions`` come to: the ``values``, and how the numbers ``fit`` them.

    A number that does not come out is not in ``fits``.
    """

    conventions: tuple[Convention, ...]
    values: dict[Number, float]
    fits: Fits


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
    rules = rules_of(conventions)
    last = max((number.after for number in numbers), default=0)
    with np.errstate(all="ignore"):
        calculations = list(_iterations(problem, rules, last, lambda _: as_computed))
        values = _values(calculations, numbers)
        fits: Fits = {}
        for number, value in values.items():
            if fit := agreement(number.answer, value):
                fits[number] = fit
        if not exactly and len(fits) < len(numbers):
            for number in _from_rounded(problem, rules, numbers, fits):
                fits.setdefault(number, "rounded")
    return Reading(conventions, values, fits)


def following_from_own(
    problem: Problem, numbers: Sequence[Number], conventions: tuple[Convention, ...] = ()
) -> set[Number]:
    """The numbers that follow from those printed before them, right or wrong.

    By right rules, or with the conventions.
    """
    rules = rules_of(conventions)
    with np.errstate(all="ignore"):
        return _worked_with_own(problem, rules, numbers, lambda *_: True, None)


def _iterations(
    problem: Problem, rules: Rules, last: int, write: Callable[[int], Write]
) -> Iterator[Calculation]:
    for after in range(last + 1):
        work = Calculation(problem, rules, write=write(after))
        yield work
        if after < last:
            problem = _next_problem(work)


def _next_problem(work: Calculation) -> Problem:
    layers = list(enumerate(work.problem.layers, start=1))
    return work.problem.with_parameters(
        [work("updated_weight", at) for at, _ in layers],
        [
            work("updated_bias", at)
            if layer.biases is not None and layer.train_biases
            else layer.biases
            for at, layer in layers
        ],
    )


def _values(calculations: Sequence[Calculation], numbers: Sequence[Number]) -> dict[Number, float]:
    """What each number is in the work of its iteration."""
    return {
        number: float(computed[number.index])
        for (after, quantity, layer), there in by_place(numbers).items()
        for computed in (calculations[after].computed(quantity, layer),)
        for number in there
    }


def _from_rounded(
    problem: Problem, rules: Rules, numbers: Sequence[Number], fits: Fits
) -> set[Number]:
    """The numbers that come out where the fitting ones before them are taken as printed."""
    decimals, digits = usual_decimals(numbers)[0], usual_digits(numbers)[0]
    roundings: list[Rounding | None] = [None]
    if decimals >= FEWEST_WRITTEN:
        roundings.append(to_decimals(decimals))
    if digits >= FEWEST_WRITTEN:
        roundings.append(to_digits(digits))

    def fit(number: Number, value: float) -> bool:
        return number in fits or agreement(number.answer, value) is not None

    found = [_worked_with_own(problem, rules, numbers, fit, rounding) for rounding in roundings]
    return set().union(*found)


def _worked_with_own(
    problem: Problem,
    rules: Rules,
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
    for after, work in enumerate(_iterations(problem, rules, last, write)):
        for number in numbers:
            if number.after == after:
                work(number.ref.quantity, number.layer)
    return came_out
