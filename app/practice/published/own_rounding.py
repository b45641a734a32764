"""How far a publication may be off by rounding the numbers on the way as it prints them."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.calculation import Calculation
from ..calculation.error_bounds import ErrorBounds, Unit
from ..numbers.rounding import last_unit
from .numbers import FEWEST_WRITTEN, Number, usual_decimals, usual_digits


def within_own_rounding(problem: Problem, numbers: Sequence[Number]) -> list[Number]:
    """The numbers of the first iteration that are no further off than such rounding allows.

    A running error analysis: what is written down on the way has the decimals, or the significant
    digits, that most of the printed numbers have.
    """
    unit = _unit_of(numbers) if numbers else None
    if unit is None:
        return []
    work = Calculation(problem)
    error_bounds = ErrorBounds(work, unit=unit)

    def allows(number: Number) -> bool:
        place = number.ref.quantity, number.layer
        off = abs(number.answer.value - work.computed(*place)[number.index])
        allowed = number.answer.half_unit + error_bounds.of(*place)[number.index]
        return bool(off <= allowed)

    return [number for number in numbers if not number.after and allows(number)]


def _unit_of(numbers: Sequence[Number]) -> Unit | None:
    """One unit of what is written down; None where that would be too coarse to work with."""
    decimals, by_decimals = usual_decimals(numbers)
    digits, by_digits = usual_digits(numbers)
    if decimals >= FEWEST_WRITTEN and by_decimals >= by_digits:
        return partial(_same_unit, 10.0**-decimals)
    return None if digits < FEWEST_WRITTEN else lambda values: last_unit(values, digits)


def _same_unit(unit: float, numbers: Array) -> Array:
    return np.full_like(numbers, unit)
