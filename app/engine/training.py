"""Training: iterations one after another, as long as they stay finite."""

from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Array
from app.engine.iteration import Iteration, iterate
from app.engine.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """``losses[n]`` is the batch's loss after n iterations; ``problem`` has the parameters then."""

    losses: list[float]
    problem: Problem


def train(problem: Problem, iterations: int, largest: float = np.inf) -> Training:
    """Run so many iterations on the whole batch, or as many as are sound.

    It stops before an iteration whose loss or updated parameters are not finite, or that starts
    from a parameter outside ±``largest``. The problem's own iteration is not judged.
    """
    at = iterate(problem)
    losses = [at.loss]
    for _ in range(iterations):
        following = iterate(at.next_problem())
        if not _is_sound(following, largest):
            break
        at = following
        losses.append(at.loss)
    return Training(losses, at.problem)


def _is_sound(iteration: Iteration, largest: float) -> bool:
    given = [layer.weights for layer in iteration.problem.layers]
    given += [layer.biases for layer in iteration.problem.layers if layer.biases is not None]
    updated = [*iteration.updated_weight, *(b for b in iteration.updated_bias if b is not None)]
    return (
        bool(np.isfinite(iteration.loss))
        and all(_within(largest, part) for part in given)
        and all(np.isfinite(part).all() for part in updated)
    )


def _within(largest: float, numbers: Array) -> bool:
    return bool((abs(numbers) <= largest).all())
