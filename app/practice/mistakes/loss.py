"""Mistakes at the loss and its derivative: signs, halves, means, logarithms."""

import math
from collections.abc import Sequence

from ...engine.problem import Problem
from .record import Mistake, Way, samples_of, times, times_at_output


def at_derivative(problem: Problem, factor: float) -> Way:
    """∂L/∂o times the factor, and with it a fused δ = o − y, which does not go through it."""
    changed = ("error", "delta") if problem.fused else ("error",)
    return dict.fromkeys(changed, times_at_output(factor))


def _throughout(problem: Problem, factor: float) -> Way:
    """The loss and its derivative times the factor."""
    return {"loss_term": times(factor), **at_derivative(problem, factor)}


def _sign_flipped(problem: Problem) -> Sequence[Way]:
    return (at_derivative(problem, -1.0),)


def _factor_two(problem: Problem) -> Sequence[Way]:
    if problem.loss.name == "half_squared_error":
        return _throughout(problem, 2.0), at_derivative(problem, 0.5)
    return (_throughout(problem, 0.5),) if problem.loss.name == "mean_squared_error" else ()


def _over_samples(problem: Problem, factor: float) -> Sequence[Way]:
    batch = ("batch_loss", "batch_weight_gradient", "batch_bias_gradient")
    return (dict.fromkeys(batch, times(factor)),) if samples_of(problem) > 1 else ()


def _mean_for_sum(problem: Problem) -> Sequence[Way]:
    outputs = problem.sizes[-1]
    ways: list[Way] = []
    if problem.loss.name != "mean_squared_error" and outputs > 1:
        ways.append(_throughout(problem, 1 / outputs))
    if problem.reduction == "sum":
        ways += _over_samples(problem, 1 / samples_of(problem))
    return ways


def _sum_for_mean(problem: Problem) -> Sequence[Way]:
    outputs = problem.sizes[-1]
    ways: list[Way] = []
    if problem.loss.name == "mean_squared_error" and outputs > 1:
        ways.append(_throughout(problem, float(outputs)))
    if problem.reduction == "mean":
        ways += _over_samples(problem, float(samples_of(problem)))
    return ways


def _common_logarithm(problem: Problem) -> Sequence[Way]:
    entropy = problem.loss.name in ("binary_cross_entropy", "categorical_cross_entropy")
    return ({"loss_term": times(1 / math.log(10))},) if entropy else ()


LOSS_MISTAKES = (
    Mistake(
        "sign_flipped",
        "Sign flipped",
        "The difference at the output was taken as y − o. "
        "The loss falls as o nears y, so its derivative has o − y.",
        "If the output is too large, should the gradient be positive or negative?",
        _sign_flipped,
    ),
    Mistake(
        "factor_two",
        "Off by a factor of two",
        "A 2 was lost or left over at the loss. In ½(y − o)² the ½ and the 2 that comes down from "
        "the square cancel; in a squared error without the ½ the 2 stays.",
        "Look at the constant in front of the square, in the loss and in its derivative.",
        _factor_two,
    ),
    Mistake(
        "mean_for_sum",
        "Mean instead of sum",
        "The shares were averaged where this problem adds them up: "
        "the result was divided by how many there are.",
        "Does this problem ask for a sum or for a mean?",
        _mean_for_sum,
    ),
    Mistake(
        "sum_for_mean",
        "Sum instead of mean",
        "The shares were added up where this problem takes their mean: "
        "the division by how many there are is missing.",
        "Does this problem ask for a sum or for a mean?",
        _sum_for_mean,
    ),
    Mistake(
        "common_logarithm",
        "Logarithm to base ten",
        "The logarithm was that to base ten. Cross-entropy takes the natural one, ln, which on a "
        "calculator is another key than log.",
        "Which of its keys is the calculator’s natural logarithm?",
        _common_logarithm,
    ),
)
