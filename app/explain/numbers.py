"""How a number is written: the rule that the page's formatter follows too."""

from decimal import ROUND_HALF_UP, Decimal

SIGNIFICANT_DIGITS = 4
_LOWEST_PLAIN, _LOWEST_EXPONENT = Decimal("1e-3"), Decimal("1e4")


def format_number(value: float) -> str:
    """Four significant digits without trailing zeros, in exponent form outside [1e-3, 1e4).

    Halves round away from zero, as on paper and in the page; −0 is written 0; the minus sign is
    a real one: 0.5933, −1.25, 4.386e−4, 1.2e4.
    """
    if value == 0:
        return "0"
    exact = Decimal(repr(float(value)))
    magnitude = exact.copy_abs()
    digit = Decimal(1).scaleb(magnitude.adjusted() - SIGNIFICANT_DIGITS + 1)
    rounded = magnitude.quantize(digit, rounding=ROUND_HALF_UP)
    if _LOWEST_PLAIN <= magnitude < _LOWEST_EXPONENT:
        digits = _without_trailing_zeros(f"{rounded:f}")
    else:
        exponent = rounded.adjusted()
        mantissa = _without_trailing_zeros(f"{rounded.scaleb(-exponent):f}")
        digits = f"{mantissa}e{exponent}".replace("-", "−")
    return f"−{digits}" if exact < 0 else digits


def _without_trailing_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
