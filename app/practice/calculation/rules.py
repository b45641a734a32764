"""The rules of backpropagation, one for each quantity, each for a whole layer.

A rule reads what it needs from the calculation that it is part of, so that a change to one rule,
or to one number, shows in everything that follows from it. Arrays have a first axis of samples,
save the batch's gradients and the updated parameters.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from ...engine.arrays import Array
from ...engine.problem import Problem
from .optimizer_rules import OPTIMIZER_READS, OPTIMIZER_RULES, trained_biases
from .optimizer_rules import raw_gradient as gradient_to_use
from .reads import Reads, Rule, Rules

__all__ = ["RIGHT", "Reads", "Rule", "Rules", "following", "gradient_to_use", "trained_biases"]


#: Beyond this |net| an output is so close to 0 or 1 that a fused loss is computed from net.
_SATURATED = 15.0


def net(work: Reads, layer: int) -> Array:
    """net_j = Σ_i w_ji · output_i + b_j."""
    given = work.problem.layers[layer - 1]
    total: Array = work("output", layer - 1) @ given.weights.T
    return total if given.biases is None else total + given.biases


def output(work: Reads, layer: int) -> Array:
    """output_j = g(net_j)."""
    return work.problem.layers[layer - 1].activation.g(work("net", layer))


def loss_term(work: Reads, layer: int) -> Array:
    """One output's share of the loss, from the output unless that is saturated."""
    loss, target = work.problem.loss, work.problem.targets
    terms = loss.terms(work("output", layer), target)
    if work.problem.fused and loss.terms_from_net is not None:
        nets = work("net", layer)
        terms = np.where(abs(nets) > _SATURATED, loss.terms_from_net(nets, target), terms)
    return terms


def loss(work: Reads, layer: int) -> Array:
    """L = Σ_k loss_term_k."""
    total: Array = work("loss_term", layer).sum(axis=1)
    return total


def batch_loss(work: Reads, layer: int) -> Array:
    """The samples' losses, joined by the problem's reduction."""
    return np.asarray(joined(work.problem, work("loss", layer)))


def error(work: Reads, layer: int) -> Array:
    """∂L/∂output: the loss's derivative at the output; Σ_k δ_k u_kj below it."""
    if layer == len(work.problem.layers):
        return work.problem.loss.error(work("output", layer), work.problem.targets)
    fed_back: Array = work("delta", layer + 1) @ work.problem.layers[layer].weights
    return fed_back


def slope(work: Reads, layer: int) -> Array:
    """g′(net_j), by the formula that uses the output where it is simpler."""
    of_net = work.problem.layers[layer - 1].activation.slope
    if of_net is None:
        raise LookupError(f"layer {layer} has no slope of one unit")
    return of_net(work("net", layer), work("output", layer))


def delta(work: Reads, layer: int) -> Array:
    """δ = ∂L/∂net: o − y where loss and output fuse, else as the chain rule has it."""
    if layer == len(work.problem.layers) and work.problem.fused:
        difference: Array = work("output", layer) - work.problem.targets
        return difference
    return delta_by_chain_rule(work, layer)


def delta_by_chain_rule(work: Reads, layer: int) -> Array:
    """δ_j = error_j · g′(net_j), or with softmax δ_k = Σ_m error_m · o_m (1[m=k] − o_k)."""
    activation = work.problem.layers[layer - 1].activation
    slopes = None if activation.slope is None else work("slope", layer)
    return activation.delta(work("error", layer), slopes, work("output", layer))


def weight_gradient(work: Reads, layer: int) -> Array:
    """∇w_ji = δ_j · output_i, (N, n_out, n_in)."""
    return outer(work("delta", layer), work("output", layer - 1))


def outer(above: Array, below: Array) -> Array:
    """above_j · below_i of every sample, (N, n_out, n_in)."""
    product: Array = above[:, :, np.newaxis] * below[:, np.newaxis, :]
    return product


def bias_gradient(work: Reads, layer: int) -> Array:
    """∇b_j = δ_j."""
    if work.problem.layers[layer - 1].biases is None:
        raise LookupError(f"layer {layer} has no biases")
    return work("delta", layer)


def batch_weight_gradient(work: Reads, layer: int) -> Array:
    """The samples' gradients, joined by the problem's reduction."""
    return joined(work.problem, work("weight_gradient", layer))


def batch_bias_gradient(work: Reads, layer: int) -> Array:
    """The samples' gradients, joined by the problem's reduction."""
    return joined(work.problem, work("bias_gradient", layer))


def joined(problem: Problem, gradients: Array) -> Array:
    """The sum or mean over the samples."""
    total: Array = gradients.sum(axis=0)
    return total / len(gradients) if problem.reduction == "mean" else total


RIGHT: Rules = {
    "net": net,
    "output": output,
    "loss_term": loss_term,
    "loss": loss,
    "batch_loss": batch_loss,
    "error": error,
    "slope": slope,
    "delta": delta,
    "weight_gradient": weight_gradient,
    "bias_gradient": bias_gradient,
    "batch_weight_gradient": batch_weight_gradient,
    "batch_bias_gradient": batch_bias_gradient,
    **OPTIMIZER_RULES,
}

#: What the rules of each quantity read, whether in the same layer or in a neighbouring one.
_READS: Mapping[str, tuple[str, ...]] = {
    "net": ("output",),
    "output": ("net",),
    "loss_term": ("output", "net"),
    "loss": ("loss_term",),
    "batch_loss": ("loss",),
    "error": ("output", "delta"),
    "slope": ("net", "output"),
    "delta": ("error", "slope", "output"),
    "weight_gradient": ("delta", "output"),
    "bias_gradient": ("delta",),
    "batch_weight_gradient": ("weight_gradient",),
    "batch_bias_gradient": ("bias_gradient",),
    **OPTIMIZER_READS,
}


@cache
def following(changed: frozenset[str]) -> frozenset[str]:
    """The quantities that can differ once the ``changed`` ones do, these included."""
    while True:
        grown = changed | {name for name, reads in _READS.items() if changed.intersection(reads)}
        if grown == changed:
            return changed
        changed = grown
