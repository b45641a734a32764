"""Mistakes at the gradients of the parameters: ∇w_ji = δ_j · output_i."""

from collections.abc import Sequence

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from ..calculation.rules import Reads, Rule, joined, outer
from ..calculation.rules import bias_gradient as right_bias_gradient
from ..calculation.rules import weight_gradient as right_weight_gradient
from .record import Mistake, Way, always, instead, samples_of, transposed


def _by_net(work: Reads, layer: int) -> Array:
    """δ_j net_i for δ_j h_i."""
    if layer == 1:  # an input has no net
        return right_weight_gradient(work, layer)
    return outer(work("delta", layer), work("net", layer - 1))


def _by_weight(work: Reads, layer: int) -> Array:
    """δ_j w_ji for δ_j h_i."""
    product: Array = work("delta", layer)[:, :, None] * work.problem.layers[layer - 1].weights
    return product


def _swapped(work: Reads, layer: int) -> Array:
    """δ_i h_j for δ_j h_i, where there is one; NaN elsewhere."""
    return transposed(right_weight_gradient(work, layer))


def _over_units(work: Reads, layer: int) -> Array:
    """Σ_j δ_j for each unit of the layer. Those of a softmax sum to 0: nobody gives it one bias."""
    of_units = right_bias_gradient(work, layer)
    if work.problem.layers[layer - 1].activation.slope is None:
        return of_units
    total: Array = of_units.sum(axis=1, keepdims=True) + np.zeros_like(of_units)
    return total


def _one_bias(problem: Problem) -> Sequence[Way]:
    room = any(layer.biases is not None and layer.units > 1 for layer in problem.layers)
    return ({"bias_gradient": instead(_over_units)},) if room else ()


def _of_sample(sample: int) -> Rule:
    """δ_j of one sample, for the sum or mean of all."""

    def rule(work: Reads, layer: int) -> Array:
        only: Array = work("bias_gradient", layer)[sample]
        return only

    return rule


def _one_sample(problem: Problem) -> Sequence[Way]:
    last = samples_of(problem) - 1
    return [{"batch_bias_gradient": instead(_of_sample(n))} for n in (0, last) if last]


def _added_up(right: Rule) -> Rule:
    """g_1 + … + g_n for g_n of the n-th sample."""

    def rule(work: Reads, layer: int) -> Array:
        running: Array = right(work, layer).cumsum(axis=0)
        return running

    return rule


def _without_reset(problem: Problem) -> Sequence[Way]:
    several = samples_of(problem) > 1
    return ({"weight_gradient": _added_up, "bias_gradient": _added_up},) if several else ()


def _batch_with_rate(kind: str) -> Rule:
    """η times the batch's gradient, whether or not the samples' have the η already."""

    def rule(work: Reads, layer: int) -> Array:
        delta = work("delta", layer)
        of_samples = outer(delta, work("output", layer - 1)) if kind == "weight" else delta
        rated: Array = work.problem.optimizer.learning_rate * joined(work.problem, of_samples)
        return rated

    return rule


def _rate_included(problem: Problem) -> Sequence[Way]:
    rate = problem.optimizer.learning_rate

    def rated(right: Rule) -> Rule:
        return lambda work, layer: rate * right(work, layer)

    return (
        {
            "weight_gradient": rated,
            "bias_gradient": rated,
            "batch_weight_gradient": instead(_batch_with_rate("weight")),
            "batch_bias_gradient": instead(_batch_with_rate("bias")),
        },
    )


GRADIENT_MISTAKES = (
    Mistake(
        "net_for_output",
        "net in place of the output",
        "δ was multiplied by the net of the unit below instead of by its output: "
        "the weight carries h_j, after the activation.",
        "What travels along the edge: net, or what the activation made of it?",
        always(weight_gradient=instead(_by_net)),
    ),
    Mistake(
        "weight_for_activation",
        "Weight in place of the activation",
        "δ was multiplied by the weight instead of by the value that the weight carries. "
        "∂net/∂w is what the weight is multiplied with.",
        "net is a sum of products w · x. Differentiate it for w: what is left?",
        always(weight_gradient=instead(_by_weight)),
    ),
    Mistake(
        "swapped_indices",
        "Indices swapped",
        "This is the gradient of the weight with its two indices swapped, ∇w_ij for ∇w_ji.",
        "Which unit does this weight come from, and to which does it lead?",
        always(weight_gradient=instead(_swapped)),
    ),
    Mistake(
        "shared_bias",
        "One bias for the whole layer",
        "The δ of the layer’s units were added up, as for one bias that all of them share. Here "
        "each unit has a bias of its own, whose gradient is its own δ.",
        "How many biases has this layer?",
        _one_bias,
    ),
    Mistake(
        "bias_gradient_one_sample",
        "Bias gradient of one sample",
        "The bias’s gradient is that of a single sample: "
        "the batch’s joins the δ of all samples, just as for the weights.",
        "How many samples are in the batch?",
        _one_sample,
    ),
    Mistake(
        "gradients_added_up",
        "Gradients added up by a forgotten reset",
        "The gradient of a sample has those of the samples before it in it, as where a program "
        "adds gradients up in a buffer that nobody has emptied (zero_grad), and whoever adds such "
        "sums up for the batch counts the first samples more than once.",
        "Does this sample’s gradient begin at zero, or at what the one before it has left?",
        _without_reset,
    ),
    Mistake(
        "learning_rate_included",
        "Learning rate included",
        "This is η∇, the step, where the gradient ∇ itself was asked for. "
        "The learning rate belongs to the update.",
        "Is the learning rate part of the gradient, or of what is done with it?",
        _rate_included,
    ),
)
