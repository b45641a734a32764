"""One iteration over the batch: both passes, the batch's gradient, the optimizer's step."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .arrays import Array
from .passes import Backward, Forward, backward, forward
from .problem import Problem
from .stepping import Stepped, take_step


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
    #: What the optimizer has computed on the way to them.
    stepped: Stepped

    @property
    def loss(self) -> float:
        """The loss of the whole batch, before the update."""
        return float(joined_loss(self.problem, self.forward)) + 0.0  # not −0

    def next_problem(self) -> Problem:
        """The same problem with the updated parameters and what the optimizer keeps."""
        biases = [
            layer.biases if updated is None else updated
            for layer, updated in zip(self.problem.layers, self.updated_bias, strict=True)
        ]
        following = self.problem.with_parameters(self.updated_weight, biases)
        return replace(following, optimizer_state=self.stepped.next_state())


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

    ∇ = Σ_n ∇_n, or (1/N) Σ_n ∇_n with the reduction ``mean``, then the optimizer's step, such as
    w⁺ = w − η ∇, for every weight and every bias that is trained. What overflows is left infinite
    or NaN, for the caller to name.
    """
    passed = forward(problem)
    back = backward(problem, passed)

    def join(gradients: Array) -> Array:
        joined: Array = gradients.sum(axis=0)
        return joined / len(gradients) if problem.reduction == "mean" else joined

    with np.errstate(all="ignore"):
        weight_gradient = [join(g) for g in back.weight_gradient]
        bias_gradient = [None if g is None else join(g) for g in back.bias_gradient]
        stepped = take_step(problem, weight_gradient, bias_gradient)
    return Iteration(
        problem,
        passed,
        back,
        weight_gradient,
        bias_gradient,
        stepped.of_weights("updated"),
        stepped.of_biases("updated"),
        stepped,
    )
