"""δ and the error at the output defined otherwise, from which the same update follows."""

from collections.abc import Sequence
from dataclasses import replace

from ....engine.arrays import Array
from ....engine.problem import Problem
from ...calculation.rules import Reads
from ...mistakes import MISTAKES
from ...mistakes.delta import difference_with_slope
from ...mistakes.loss import at_derivative
from ...mistakes.record import Mistake, Way, at_output
from ...mistakes.update import uphill
from .record import Alternative


def _opposite(problem: Problem) -> Sequence[Way]:
    return (
        {
            **at_derivative(problem, -1.0),
            "updated_weight": uphill("updated_weight"),
            "updated_bias": uphill("updated_bias"),
        },
    )


def _difference(work: Reads, layer: int) -> Array:
    """o_k − y_k, for ∂L/∂o_k."""
    difference: Array = work("output", layer) - work.problem.targets
    return difference


def _difference_as_error(problem: Problem) -> Sequence[Way]:
    return ({"error": at_output(_difference)},) if problem.fused else ()


def _slope_kept(problem: Problem) -> Sequence[Way]:
    """As with a squared error: o − y for the error, and its product with the slope for δ."""
    changes = {"error": at_output(_difference), "delta": at_output(difference_with_slope)}
    return (changes,) if problem.fused else ()


_OPPOSITE, _ERROR = (
    Mistake(
        "opposite_delta",
        "δ with the opposite sign",
        "δ is defined with the opposite sign, from y − o, and the step is added: the update is the "
        "same, and only the signs on the way differ.",
        "Is the step added or subtracted?",
        _opposite,
    ),
    Mistake(
        "difference_as_error",
        "The difference called the error",
        "What is called the error at the output is o − y. That is δ here: with cross-entropy "
        "∂L/∂o is another number, and its product with the slope is o − y.",
        "Is the error meant for the output, or for its net?",
        _difference_as_error,
    ),
)
_SLOPE_KEPT = replace(MISTAKES["slope_kept_with_cross_entropy"], ways=_slope_kept)

#: These are told beside mistakes that explain as much.
OF_LOSS = (
    Alternative(_OPPOSITE, frozenset({"updated_weight", "updated_bias"}), yields=0),
    Alternative(_ERROR, frozenset({"error"}), yields=0),
    Alternative(_SLOPE_KEPT, frozenset({"delta"}), yields=0),
)
