"""The forward and the backward pass over whole layers, for a batch of N samples at once.

Lists are per layer, 1…L in order; the first axis of every array is the sample.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Forward:
    """``net`` and ``output`` of each layer (N, n_l), ``loss_term`` (N, C) and ``loss`` (N,)."""

    net: list[Array]
    output: list[Array]
    loss_term: Array
    loss: Array


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """What backpropagation computes, per layer and per sample.

    ``error`` = ∂L/∂output, ``slope`` = g′(net) (None for softmax) and ``delta`` = ∂L/∂net have
    shape (N, n_l); ``weight_gradient`` (N, n_l, n_{l-1}); ``bias_gradient`` (N, n_l), and None in
    a layer without biases.
    """

    error: list[Array]
    slope: list[Array | None]
    delta: list[Array]
    weight_gradient: list[Array]
    bias_gradient: list[Array | None]


def forward(problem: Problem) -> Forward:
    """net_l = W_l · output_{l-1} + b_l, output_l = g_l(net_l), then the loss of each sample.

    What overflows is left infinite or NaN, for the caller to name.
    """
    nets: list[Array] = []
    outputs: list[Array] = []
    output = problem.inputs
    with np.errstate(all="ignore"):
        for layer in problem.layers:
            net = output @ layer.weights.T
            if layer.biases is not None:
                net = net + layer.biases
            output = layer.activation.g(net)
            nets.append(net)
            outputs.append(output)
        if problem.fused and problem.loss.terms_from_net is not None:
            terms = problem.loss.terms_from_net(nets[-1], problem.targets)
        else:
            terms = problem.loss.terms(output, problem.targets)
        loss = terms.sum(axis=1)
    return Forward(nets, outputs, terms, loss)


def backward(problem: Problem, passed: Forward) -> Backward:
    """The two rules of lecture 10, layer after layer, from the output back to the first layer.

    δ_k = ∂L/∂o_k · g′_o(net_k) at the output and δ_j = (Σ_k δ_k u_kj) · g′_h(net_j) below it
    (section 3, the full form); ∇w_ji = δ_j · output_i and ∇b_j = δ_j in every layer. Where loss
    and output activation fuse, the output's δ is output − target.
    """
    layers = problem.layers
    depth = len(layers)
    error: list[Array] = [np.empty(0)] * depth
    slope: list[Array | None] = [None] * depth
    delta: list[Array] = [np.empty(0)] * depth
    with np.errstate(all="ignore"):
        error[-1] = problem.loss.error(passed.output[-1], problem.targets)
        for at in range(depth - 1, -1, -1):
            activation = layers[at].activation
            if activation.slope is not None:
                slope[at] = activation.slope(passed.net[at], passed.output[at])
            if at == depth - 1 and problem.fused:
                delta[at] = passed.output[at] - problem.targets
            else:
                delta[at] = activation.delta(error[at], slope[at], passed.output[at])
            if at:
                error[at - 1] = delta[at] @ layers[at].weights
        below = [problem.inputs, *passed.output[:-1]]
        weight_gradient = [
            d[:, :, np.newaxis] * out[:, np.newaxis, :] for d, out in zip(delta, below, strict=True)
        ]
    bias_gradient = [
        None if layer.biases is None else d for layer, d in zip(layers, delta, strict=True)
    ]
    return Backward(error, slope, delta, weight_gradient, bias_gradient)
