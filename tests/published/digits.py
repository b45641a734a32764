"""What it means that a number is reproduced to its printed digits."""

from decimal import Decimal


def rounded_like(printed: str, value: float) -> Decimal:
    """The value, to as many decimals as were printed."""
    return Decimal(value).quantize(Decimal(printed))
