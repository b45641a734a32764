"""Training: iterations one after another, as long as they stay finite."""

from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .iteration import Iteration, iterate
from .problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """``losses[n]`` is the batch's loss after n iterations; ``problem`` has the parameters then."""

    losses: list[float]
    problem: Problem


def train(problem: Problem, iterations: int) -> Training:
    """Run so many iterations on the whole batch, or as many as stay finite.

    It stops before an iteration in which a number is not finite. The problem's own iteration is
    not judged.
    """
    at = iterate(problem)
    losses = [at.loss]
    for _ in range(iterations):
        following = iterate(at.next_problem())
        if not _is_finite(following):
            break
        at = following
        losses.append(at.loss)
    return Training(losses, at.problem)


def _is_finite(iteration: Iteration) -> bool:
    # A net that has overflown may be hidden by an activation that levels off. All else that
    # is not finite, be it NaN or infinite, is carried on into the loss or an updated parameter.
    updated = [*iteration.updated_weight, *(b for b in iteration.updated_bias if b is not None)]
    numbers: list[Array] = [*iteration.forward.net, *updated]
    return bool(np.isfinite(iteration.loss)) and all(np.isfinite(part).all() for part in numbers)
