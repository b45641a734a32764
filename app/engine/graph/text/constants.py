"""Arithmetic of the numbers in the text, done while it is read."""

import ast
import math
import operator
from collections.abc import Callable
from typing import TypeAlias

Number: TypeAlias = int | float

#: Whole numbers beyond this are worked out as floats.
_LARGEST_WHOLE = 2**53

_BINARY: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def folded(sign: ast.operator, left: Number, right: Number) -> Number:
    """left ∘ right, a whole number where both are. Raises ValueError where there is no number."""
    work = _BINARY.get(type(sign))
    if work is None:
        raise ValueError("of numbers there are + - * / and **.")
    try:
        # With floats first: a power of whole numbers may be longer than the computer.
        close = work(float(left), float(right))
    except ZeroDivisionError:
        raise ValueError("a number cannot be divided by 0.") from None
    except OverflowError:
        close = math.inf
    if isinstance(close, complex) or not math.isfinite(close):
        raise ValueError("its value is not a number that a float64 can hold.")
    whole = isinstance(left, int) and isinstance(right, int) and not isinstance(sign, ast.Div)
    if whole and abs(close) < _LARGEST_WHOLE and not (isinstance(sign, ast.Pow) and right < 0):
        return work(left, right)
    return close


def constant(value: object) -> Number | None:
    """The number that a literal is; None where it is none, or none that a float64 can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        if not math.isfinite(float(value)):
            return None
    except OverflowError:
        return None
    return value if abs(value) < _LARGEST_WHOLE or isinstance(value, float) else float(value)
