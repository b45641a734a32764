"""Slips of the eye: a right number, taken from a wrong unit, edge or layer."""

from collections.abc import Iterator, Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule
from .record import Change, Mistake, Way

#: Quantities with an axis of units, and those with one of sources too.
_OF_UNIT = ("net", "output", "slope", "error", "delta", "bias_gradient")
_OF_EDGE = ("weight_gradient",)
_OF_SHARE = ("loss_term",)


def _elsewhere(*shifts: int) -> Change:
    """The number so many places further on, along the last axes of the right numbers."""
    axes = tuple(range(-len(shifts), 0))

    def change(right: Rule) -> Rule:
        return lambda work, layer: np.roll(right(work, layer), shifts, axes)

    return change


def _elsewhere_ways(problem: Problem) -> Iterator[Way]:
    widest = max(problem.sizes[1:])
    for shift in range(1, widest):
        yield dict.fromkeys((*_OF_UNIT, *_OF_SHARE), _elsewhere(shift))
    for unit in range(widest):
        for source in range(max(problem.sizes[:-1])):
            if unit or source:
                yield dict.fromkeys(_OF_EDGE, _elsewhere(unit, source))


def _with_slope_of_unit(shift: int) -> Rule:
    """δ_j by the slope of the unit ``shift`` places further on in the layer."""

    def rule(work: Reads, layer: int) -> Array:
        slopes = work("slope", layer)
        wrong: Array = work("error", layer) * np.roll(slopes, shift, axis=1)
        return wrong

    return rule


def _with_slope_of_layer(step: int) -> Rule:
    """δ_j by the slope of unit j in a neighbouring layer; NaN where that has no unit j."""

    def rule(work: Reads, layer: int) -> Array:
        error = work("error", layer)
        wrong = np.full_like(error, np.nan)
        if 1 <= layer + step <= len(work.problem.layers):
            slopes = work("slope", layer + step)
            side = min(error.shape[1], slopes.shape[1])
            wrong[:, :side] = error[:, :side] * slopes[:, :side]
        return wrong

    return rule


def _where_there_are_slopes(rule: Rule) -> Change:
    """The wrong rule, save in layers whose units, or whose neighbours, have no slope."""

    def change(right: Rule) -> Rule:
        def changed(work: Reads, layer: int) -> Array:
            try:
                return rule(work, layer)
            except LookupError:  # softmax
                return right(work, layer)

        return changed

    return change


def _slopes_elsewhere(problem: Problem) -> Sequence[Way]:
    rules = [_with_slope_of_unit(shift) for shift in range(1, max(problem.sizes[1:]))]
    rules += [_with_slope_of_layer(step) for step in (-1, 1)]
    return [{"delta": _where_there_are_slopes(rule)} for rule in rules]


SLIPS_OF_PLACE = (
    Mistake(
        "number_of_another_place",
        "Number of another unit or weight",
        "This is the right number of another unit of the layer, or of another weight.",
        "Which unit or weight does this number belong to? Find it in the picture.",
        lambda problem: tuple(_elsewhere_ways(problem)),
        slip=True,
    ),
    Mistake(
        "slope_of_another_unit",
        "Slope of another unit",
        "The error was multiplied by the slope of another unit or layer: δ_j takes g′ at the "
        "unit’s own net_j.",
        "At the net of which unit did you take the slope?",
        _slopes_elsewhere,
        slip=True,
    ),
)
