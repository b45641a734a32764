"""One iteration over the batch: both passes, the batch's gradient, the optimizer's step."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .arrays import Array
from .passes import Backward, Forward, backward, forward
from .problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Iteration:
    """Everything one iteration computes; lists are per layer, 1…L in order.

    ``batch_weight_gradient`` (n_l, n_{l-1}) and ``batch_bias_gradient`` (n_l,) join the samples'
    gradients by the problem's reduction. ``updated_weight`` and ``updated_bias`` have the same
    shapes; the latter is None where there is no bias to train.
    """

    problem: Problem
    forward: Forward
    backward: Backward
    batch_weight_gradient: list[Array]
    batch_bias_gradient: list[Array | None]
    updated_weight: list[Array]
    updated_bias: list[Array | None]

    @property
    def loss(self) -> float:
        """The loss of the whole batch, before the update."""
        return float(joined_loss(self.problem, self.forward)) + 0.0  # not −0

    def next_problem(self) -> Problem:
        """The same problem with the updated parameters, ready for the next iteration."""
        biases = [
            layer.biases if updated is None else updated
            for layer, updated in zip(self.problem.layers, self.updated_bias, strict=True)
        ]
        return self.problem.with_parameters(self.updated_weight, biases)


def batch_loss(problem: Problem) -> np.inexact[Any]:
    """The loss of the whole batch: Σ_n L_n, or (1/N) Σ_n L_n with the reduction ``mean``."""
    return joined_loss(problem, forward(problem))


def joined_loss(problem: Problem, passed: Forward) -> np.inexact[Any]:
    """The same, given the forward pass."""
    losses = passed.loss
    with np.errstate(all="ignore"):
        joined: np.inexact[Any] = losses.mean() if problem.reduction == "mean" else losses.sum()
    return joined


def iterate(problem: Problem) -> Iteration:
    """One iteration over the whole batch of N samples.

    ∇ = Σ_n ∇_n, or (1/N) Σ_n ∇_n with the reduction ``mean``, then w⁺ = w − η ∇ for every weight
    and every bias that is trained. What overflows is left infinite or NaN, for the caller to name.
    """
    passed = forward(problem)
    back = backward(problem, passed)
    step = problem.optimizer.step

    def join(gradients: Array) -> Array:
        joined: Array = gradients.sum(axis=0)
        return joined / len(gradients) if problem.reduction == "mean" else joined

    with np.errstate(all="ignore"):
        weight_gradient = [join(g) for g in back.weight_gradient]
        bias_gradient = [None if g is None else join(g) for g in back.bias_gradient]
        updated_weight = [
            step(layer.weights, g) for layer, g in zip(problem.layers, weight_gradient, strict=True)
        ]
        updated_bias = [
            None
            if g is None or layer.biases is None or not layer.train_biases
            else step(layer.biases, g)
            for layer, g in zip(problem.layers, bias_gradient, strict=True)
        ]
    return Iteration(
        problem, passed, back, weight_gradient, bias_gradient, updated_weight, updated_bias
    )
