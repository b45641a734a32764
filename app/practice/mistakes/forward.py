"""Mistakes of the forward pass, and of the pencil."""

from collections.abc import Container

from app.engine.arrays import Array
from app.engine.problem import Problem
from app.practice.mistakes.record import Change, Mistake, Way, always, instead
from app.practice.rounding import Rounding, to_decimals, to_digits
from app.practice.rules import RIGHT, Reads


def _net_without_bias(sheet: Reads, layer: int) -> Array:
    """Σ_i w_ji x_i, without b_j."""
    total: Array = sheet("output", layer - 1) @ sheet.problem.layers[layer - 1].weights.T
    return total


class _RoundedReads:
    """A sheet of which some quantities are read rounded; what is given is read as it is given."""

    def __init__(self, sheet: Reads, rounding: Rounding, rounded: Container[str]) -> None:
        self.problem = sheet.problem
        self._sheet = sheet
        self._rounding = rounding
        self._rounded = rounded

    def __call__(self, quantity: str, layer: int) -> Array:
        numbers = self._sheet(quantity, layer)
        return self._rounding(numbers) if layer and quantity in self._rounded else numbers


def reading_rounded(rounding: Rounding, rounded: Container[str]) -> Change:
    """The rule, working on rounded numbers."""
    return lambda right: lambda sheet, layer: right(_RoundedReads(sheet, rounding, rounded), layer)


def _roundings(_: Problem) -> tuple[Way, ...]:
    """Whoever writes down every step rounds each; whoever works in one go, the outputs."""
    return tuple(
        dict.fromkeys(RIGHT, reading_rounded(rounding, rounded))
        for rounding in (to_decimals(2), to_decimals(3), to_digits(2), to_digits(3))
        for rounded in (RIGHT, ("output",))
    )


FORWARD_MISTAKES = (
    Mistake(
        "bias_ignored",
        "Bias left out",
        "net was computed without its bias: net_j = Σ_i w_ji · x_i + b_j, and b_j is missing.",
        "Is the weighted sum all that goes into net?",
        always(net=instead(_net_without_bias)),
    ),
    Mistake(
        "rounded_too_early",
        "Rounded too early",
        "The numbers on the way were rounded to two or three digits and then worked with; "
        "the rounding grew until it showed in the result.",
        "Carry at least four digits from step to step, and round only what you hand in.",
        _roundings,
        combines=False,
    ),
)
