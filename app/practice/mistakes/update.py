"""Mistakes at the update: w⁺ = w − η ∇w."""

from collections.abc import Sequence

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule, gradient_to_use, trained_biases
from .record import Change, Mistake, Way, always, instead


def _given(work: Reads, quantity: str, layer: int) -> Array:
    if quantity == "updated_weight":
        return work.problem.layers[layer - 1].weights
    return trained_biases(work.problem, layer)


def uphill(quantity: str) -> Change:
    """w + η∇w: as far from w as the right step, to the other side."""

    def change(right: Rule) -> Rule:
        return lambda work, layer: 2 * _given(work, quantity, layer) - right(work, layer)

    return change


def _left_as_given(quantity: str) -> Change:
    return instead(lambda work, layer: _given(work, quantity, layer))


def _frozen(problem: Problem) -> Sequence[Way]:
    trained = any(layer.biases is not None and layer.train_biases for layer in problem.layers)
    return ({"updated_bias": _left_as_given("updated_bias")},) if trained else ()


def _whole_gradient(quantity: str, kind: str) -> Change:
    """w − ∇w."""

    def rule(work: Reads, layer: int) -> Array:
        moved: Array = _given(work, quantity, layer) - gradient_to_use(work, kind, layer)
        return moved

    return instead(rule)


UPDATE_MISTAKES = (
    Mistake(
        "ascent",
        "Uphill instead of downhill",
        "The step was added, w + η∇w. The gradient points to where the loss grows, "
        "so gradient descent subtracts it: w − η∇w.",
        "Should the loss grow or shrink with this step?",
        always(updated_weight=uphill("updated_weight"), updated_bias=uphill("updated_bias")),
    ),
    Mistake(
        "frozen_biases",
        "Bias not updated",
        "The bias was left as it was. In this problem biases are trained, just as weights are.",
        "Which parameters does the update change in this problem?",
        _frozen,
    ),
    Mistake(
        "weight_not_updated",
        "Weight not updated",
        "This is the weight as it was before the step: η∇w has still to be subtracted from it.",
        "Which weight is this: that of the forward pass, or that after the step?",
        always(updated_weight=_left_as_given("updated_weight")),
    ),
    Mistake(
        "learning_rate_left_out",
        "Learning rate left out",
        "The whole gradient was subtracted, w − ∇w: the step is η∇w.",
        "How large a part of the gradient does one step take?",
        always(
            updated_weight=_whole_gradient("updated_weight", "weight"),
            updated_bias=_whole_gradient("updated_bias", "bias"),
        ),
    ),
)
