"""Rounding on paper: halves up, in decimal arithmetic."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal


def decimals(places: int) -> Callable[[float], float]:
    """Rounds to so many decimals, halves up."""
    return lambda number: _rounded(number, Decimal(1).scaleb(-places))


def digits(count: int) -> Callable[[float], float]:
    """Rounds to so many significant digits, halves up."""

    def rounded(number: float) -> float:
        if not math.isfinite(number):
            return number
        return _rounded(number, Decimal(1).scaleb(Decimal(number).adjusted() - count + 1))

    return rounded


def _rounded(number: float, unit: Decimal) -> float:
    on_paper = Decimal(f"{number:.12g}")  # 0.145 on paper is 0.14499999999999999 here
    return float(on_paper.quantize(unit, ROUND_HALF_UP))
