"""How far a publication may be off by rounding the numbers on the way as it prints them."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.calculation import Calculation
from ..calculation.error_bounds import ErrorBounds, Unit
from ..grading.answer_key import rounded_twice
from ..numbers.answer import Answer
from ..numbers.rounding import last_unit
from .digits import decimals_of
from .numbers import FEWEST_WRITTEN, Number


def within_own_rounding(problem: Problem, numbers: Sequence[Number]) -> list[Number]:
    """The numbers of the first iteration that are no further off than such rounding allows.

    A running error analysis: what is written down on the way to a number has the decimals of that
    very number, or its significant digits. The coarser rounding of others forgives it nothing.
    """
    work = Calculation(problem)
    bounds: dict[tuple[str, int], ErrorBounds] = {}

    def allows(number: Number) -> bool:
        place = number.ref.quantity, number.layer
        value = float(work.computed(*place)[number.index])
        off = abs(number.answer.value - value) - rounded_twice(number.answer, value)
        for key, unit in _units_of(number.answer):
            each = bounds.setdefault(key, ErrorBounds(work, unit=unit))
            if off <= number.answer.half_unit + each.of(*place)[number.index]:
                return True
        return False

    return [number for number in numbers if not number.after and allows(number)]


def _units_of(answer: Answer) -> list[tuple[tuple[str, int], Unit]]:
    """One unit of what is written down; none where that would be too coarse to work with."""
    decimals, digits = decimals_of(answer), answer.digits
    units: list[tuple[tuple[str, int], Unit]] = []
    if digits >= FEWEST_WRITTEN:
        units.append((("digits", digits), lambda values: last_unit(values, digits)))
        if decimals >= FEWEST_WRITTEN:
            units.append((("decimals", decimals), partial(_same_unit, 10.0**-decimals)))
    return units


def _same_unit(unit: float, numbers: Array) -> Array:
    return np.full_like(numbers, unit)
