"""Mistakes where the error meets the slope: δ = error · g′(net)."""

from collections.abc import Callable, Sequence

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule
from ..calculation.rules import slope as right_slope
from .record import (
    Mistake,
    Way,
    always,
    at_output,
    below_output,
    instead,
)


def _error_alone(work: Reads, layer: int) -> Array:
    """error_j, without g′(net_j)."""
    return work("error", layer)


def _slope_at_output(work: Reads, layer: int) -> Array:
    """g′(o_j) for g′(net_j)."""
    activation = work.problem.layers[layer - 1].activation
    if activation.slope is None:
        return right_slope(work, layer)
    out = work("output", layer)
    return activation.slope(out, activation.g(out))


def _slope_of(activation: str, formula: Callable[[Array], Array]) -> Way:
    """The formula of the activation's slope in layers that have another activation."""

    def change(right: Rule) -> Rule:
        def changed(work: Reads, layer: int) -> Array:
            name = work.problem.layers[layer - 1].activation.name
            if name in (activation, "softmax"):
                return right(work, layer)
            return formula(work("output", layer))

        return changed

    return {"slope": change}


def _slopes_of_others(_: Problem) -> Sequence[Way]:
    return (
        _slope_of("sigmoid", lambda out: out * (1 - out)),
        _slope_of("tanh", lambda out: 1 - out**2),
    )


def difference_with_slope(work: Reads, layer: int) -> Array:
    """(o_k − y_k) o_k (1 − o_k), where the slope has cancelled already."""
    out = work("output", layer)
    slowed: Array = (out - work.problem.targets) * out * (1 - out)
    return slowed


def _diagonal_alone(work: Reads, layer: int) -> Array:
    """error_k o_k (1 − o_k): of softmax’s Jacobian only ∂o_k/∂net_k."""
    out = work("output", layer)
    diagonal: Array = work("error", layer) * out * (1 - out)
    return diagonal


def _slope_kept(problem: Problem) -> Sequence[Way]:
    return ({"delta": at_output(difference_with_slope)},) if problem.fused else ()


def _diagonal_only(problem: Problem) -> Sequence[Way]:
    softmax = problem.layers[-1].activation.slope is None and problem.sizes[-1] > 1
    return ({"delta": at_output(_diagonal_alone)},) if softmax else ()


DELTA_MISTAKES = (
    Mistake(
        "missing_slope",
        "Slope left out",
        "The slope g′(net) is missing: δ is the error times the slope of the activation, "
        "not the error alone.",
        "The error is about the output, δ about net. What lies between the two?",
        always(delta=instead(_error_alone)),
    ),
    Mistake(
        "lecture_summary_delta",
        "Slope left out below the outputs",
        "The hidden δ was taken as Σ_k δ_k u_kj alone. The slope is missing: "
        "δ_j is Σ_k δ_k u_kj · g′_h(net_j).",
        "The sum is about the unit’s output, δ about its net. What lies between the two?",
        always(delta=below_output(_error_alone)),
    ),
    Mistake(
        "slope_at_output",
        "Slope taken at the output",
        "g′ was taken at the unit’s output instead of at its net: the activation went in twice.",
        "At which point of its curve is the activation standing when you take its slope?",
        always(slope=instead(_slope_at_output)),
    ),
    Mistake(
        "slope_of_another_activation",
        "Slope of another activation",
        "The slope was worked out by the formula of another activation: o(1 − o) is that of the "
        "sigmoid, 1 − o² that of tanh.",
        "Which activation has this layer, and what is its derivative?",
        _slopes_of_others,
    ),
    Mistake(
        "slope_kept_with_cross_entropy",
        "Slope kept with cross-entropy",
        "o − y was multiplied by the slope once more. With cross-entropy the slope of the output "
        "activation has already cancelled: δ = o − y.",
        "Write out ∂L/∂o · ∂o/∂net for this loss and see what cancels.",
        _slope_kept,
    ),
    Mistake(
        "softmax_diagonal_only",
        "Only the diagonal of softmax",
        "Softmax was treated unit by unit, with o_k(1 − o_k). Every output depends on every net, "
        "so the other entries of its Jacobian, −o_m o_k, count too.",
        "If one net of a softmax rises, what happens to the other outputs?",
        _diagonal_only,
    ),
)
