"""The letters of what an op's formula names besides its arguments."""

from ..tree import Node, number, symbol

#: Intermediate numbers: as the formulas of the records call them, and their symbols.
_INTERMEDIATE = {
    "mu": symbol("μ"),
    "var": symbol("σ", sup="2"),
    "l": symbol("ℓ"),
    "t": symbol("Y"),
}


def intermediate(name: str) -> Node:
    """The symbol of an intermediate number, or of a parameter."""
    return _INTERMEDIATE.get(name, symbol(name))


def count(width: int) -> Node:
    """n, how many numbers a row has: always as a number."""
    return number(width)
