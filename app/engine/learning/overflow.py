"""Which number of an iteration is the first that is not finite, without its samples' gradients.

A trace names it too, but holds the gradients of every sample: of ten thousand rows that is more
than there is room for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..arrays import Array
from ..passes import forward
from ..problem import Problem
from ..stepping import take_step


@dataclass(frozen=True, slots=True)
class Overflow:
    """A quantity's name, its layer from 1, the place in it, and the sample where it is of one."""

    quantity: str
    layer: int
    place: tuple[int, ...]
    sample: int | None

    @property
    def ref(self) -> str:
        """As a trace names it: weight_velocity.2.0.1."""
        if self.quantity == "loss":
            return "loss"
        if self.quantity == "loss_term":
            return f"loss_term.{self.place[0]}"
        return ".".join(map(str, (self.quantity, self.layer, *self.place)))


def overflow_in(problem: Problem) -> Overflow | None:
    """The first number of the iteration that is not finite, or None where all are."""
    with np.errstate(all="ignore"):
        for quantity, layer, array, of_samples in _numbers(problem):
            found = np.argwhere(~np.isfinite(array))
            if len(found):
                place = tuple(int(index) for index in found[0])
                sample = place[0] if of_samples else None
                return Overflow(quantity, layer, place[1:] if of_samples else place, sample)
    return None


def _numbers(problem: Problem) -> Iterator[tuple[str, int, Array, bool]]:
    """(quantity, layer, its numbers, whether their first axis is the samples), in order."""
    passed, depth = forward(problem), len(problem.layers)
    for at in range(depth):
        yield "net", at + 1, passed.net[at], True
        yield "output", at + 1, passed.output[at], True
    yield "loss_term", depth, passed.loss_term, True
    yield "loss", depth, passed.loss, True
    below = [problem.inputs, *passed.output[:-1]]
    weight_gradient: list[Array] = [np.empty(0)] * depth
    bias_gradient: list[Array | None] = [None] * depth
    share = 1 / len(problem.inputs) if problem.reduction == "mean" else 1.0
    delta = np.empty(0)
    for at in range(depth - 1, -1, -1):
        layer, output = problem.layers[at], passed.output[at]
        if at == depth - 1 and problem.fused:
            delta = output - problem.targets
        else:
            if at == depth - 1:
                error = problem.loss.error(output, problem.targets)
            else:
                error = delta @ problem.layers[at + 1].weights
            yield "error", at + 1, error, True
            slopes = layer.activation.slope
            slope = None if slopes is None else slopes(passed.net[at], output)
            delta = layer.activation.delta(error, slope, output)
        yield "delta", at + 1, delta, True
        weight_gradient[at] = delta.T @ below[at] * share
        bias_gradient[at] = None if layer.biases is None else delta.sum(axis=0) * share
    joined = "batch_" if len(problem.inputs) > 1 else ""
    for at in range(depth - 1, -1, -1):
        yield f"{joined}weight_gradient", at + 1, weight_gradient[at], False
        gradient = bias_gradient[at]
        if gradient is not None:
            yield f"{joined}bias_gradient", at + 1, gradient, False
    stepped = take_step(problem, weight_gradient, bias_gradient)
    for at in range(depth):
        for kind, computed in (("weight", stepped.weights[at]), ("bias", stepped.biases[at])):
            for name, array in computed.items():
                written = f"updated_{kind}" if name == "updated" else f"{kind}_{name}"
                yield written, at + 1, array, False
