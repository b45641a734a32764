"""Whether a printed number is a computed one, to the digits that were printed."""

from typing import Literal

from ..numbers.answer import Answer, half_unit_of

Agreement = Literal["agrees", "cut_off"]

#: What float64 leaves of a number after some hundred operations.
_ROUNDING_OF_FLOATS = 1e-12
#: Significant digits from which on a number that was cut off is told from a wrong one.
_TELLING_CUT = 3


def agreement(printed: Answer, value: float) -> Agreement | None:
    """How the printed number agrees with ``value``, None where it does not.

    It ``agrees`` if it is the value rounded, so that the two are at most half a unit of the last
    printed digit apart; it is ``cut_off`` if further digits were dropped: 0.1384 for 0.13849. A
    number that is off by a whole unit was not cut off, and of one or two digits that were cut off
    nobody can tell: −0.2 is a quarter off −0.275.
    """
    slack = _ROUNDING_OF_FLOATS * abs(value) + 1e-15
    if abs(printed.value - value) <= printed.half_unit + slack:
        return "agrees"
    if printed.digits < _TELLING_CUT:
        return None
    dropped = abs(value) - abs(printed.value)
    towards_zero = printed.value * value >= 0 and dropped >= 0
    return "cut_off" if towards_zero and dropped < 2 * printed.half_unit - slack else None


def decimals_of(printed: Answer) -> int:
    """How many decimals were printed; below 0 where the last digits are powers of ten."""
    # half_unit is 5e-(decimals + 1), as a float; its own text is exact.
    return -1 - int(f"{printed.half_unit:.0e}".partition("e")[2]) if printed.half_unit else 0


def as_printed(printed: Answer, value: float, at_least: int = 1) -> str:
    """The value with as many decimals as were printed, or as many digits where there are none.

    A value that those leave with fewer than ``at_least`` significant digits is given to so many.
    """
    decimals = decimals_of(printed)
    coarse = value != 0 and half_unit_of(value, at_least) < printed.half_unit * (1 - 1e-9)
    if 0 <= decimals <= 15 and not (coarse and at_least > 1):
        text = f"{value:.{decimals}f}"
    else:
        text = f"{value:.{max(at_least, min(printed.digits, 15))}g}"
    return text.replace("-", "−")
