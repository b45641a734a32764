"""Rounding as on paper."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from ...engine.arrays import Array

Rounding: TypeAlias = Callable[[Array], Array]


def last_unit(numbers: Array, digits: int) -> Array:
    """One unit in the last of so many significant digits: 0.0001 for 0.1385 and four digits."""
    size = np.where((numbers == 0) | ~np.isfinite(numbers), 1.0, abs(numbers))
    unit: Array = 10.0 ** (np.floor(np.log10(size)) - digits + 1)
    return unit


def to_decimals(decimals: int) -> Rounding:
    """Round to so many decimals."""
    return lambda numbers: _to_unit(numbers, 10.0**-decimals)


def to_digits(digits: int) -> Rounding:
    """Round to so many significant digits."""
    return lambda numbers: _to_unit(numbers, last_unit(numbers, digits))


def _to_unit(numbers: Array, unit: Array | float) -> Array:
    """Halves away from 0, also those that float64 holds as 0.49999999…"""
    rounded: Array = np.sign(numbers) * np.floor(abs(numbers) / unit + (0.5 + 1e-9)) * unit
    return rounded


def cut_off(numbers: Array, digits: int) -> Array:
    """The numbers cut off, not rounded, after so many significant digits."""
    unit = last_unit(numbers, digits)
    cut: Array = np.sign(numbers) * np.floor(abs(numbers) / unit + 1e-9) * unit
    return cut
