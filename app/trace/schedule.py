"""The order of the steps, as blocks, so that length and random access need no walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..engine.problem import Problem
from .timetable import Timetable

Phase = Literal["forward", "loss", "backward", "update"]
Op = Literal[
    "net",
    "output",
    "loss_term",
    "loss",
    "error",
    "slope",
    "delta",
    "weight_gradient",
    "bias_gradient",
    "batch_gradient",
    "optimizer",
    "update",
]


@dataclass(frozen=True, slots=True)
class Block:
    """``count`` consecutive steps that compute one quantity of one layer, in row-major order.

    ``per_unit`` steps in a row belong to one unit: n_{l-1} for what each weight has, else 1.
    ``sample`` is the sample at work; for the batch's gradient and the update, which are of no
    single sample, it stays at the last one, whose numbers stand until the end.
    """

    phase: Phase
    op: Op
    quantity: str
    sample: int
    layer: int
    start: int
    count: int
    per_unit: int

    @property
    def end(self) -> int:
        """The index of the first step after the block."""
        return self.start + self.count


class Schedule(Timetable[Block]):
    """All blocks of one iteration over the batch."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(_blocks(problem))


def _blocks(problem: Problem) -> Iterator[Block]:
    start = 0
    for phase, op, quantity, sample, layer, count, per_unit in _plan(problem):
        yield Block(phase, op, quantity, sample, layer, start, count, per_unit)
        start += count


_Planned = tuple[Phase, Op, str, int, int, int, int]


def _plan(problem: Problem) -> Iterator[_Planned]:
    samples = len(problem.inputs)
    for sample in range(samples):
        yield from _forward(problem, sample)
        yield from _backward(problem, sample)
    if samples > 1:
        yield from _batch_gradient(problem)
    yield from _update(problem)


def _forward(problem: Problem, sample: int) -> Iterator[_Planned]:
    for at, layer in enumerate(problem.layers, start=1):
        yield "forward", "net", "net", sample, at, layer.units, 1
        yield "forward", "output", "output", sample, at, layer.units, 1
    depth = len(problem.layers)
    yield "loss", "loss_term", "loss_term", sample, depth, problem.sizes[-1], 1
    yield "loss", "loss", "loss", sample, depth, 1, 1


def _backward(problem: Problem, sample: int) -> Iterator[_Planned]:
    """From the output back, in each layer error, slope, δ, then the gradients that δ gives."""
    sizes = problem.sizes
    for at in range(len(problem.layers), 0, -1):
        layer = problem.layers[at - 1]
        yield "backward", "error", "error", sample, at, sizes[at], 1
        if layer.activation.slope is not None:
            yield "backward", "slope", "slope", sample, at, sizes[at], 1
        yield "backward", "delta", "delta", sample, at, sizes[at], 1
        weights = sizes[at] * sizes[at - 1]
        yield "backward", "weight_gradient", "weight_gradient", sample, at, weights, sizes[at - 1]
        if layer.biases is not None:
            yield "backward", "bias_gradient", "bias_gradient", sample, at, sizes[at], 1


def _batch_gradient(problem: Problem) -> Iterator[_Planned]:
    sizes, last = problem.sizes, len(problem.inputs) - 1
    for at in range(len(problem.layers), 0, -1):
        weights, fan_in = sizes[at] * sizes[at - 1], sizes[at - 1]
        yield "backward", "batch_gradient", "batch_weight_gradient", last, at, weights, fan_in
        if problem.layers[at - 1].biases is not None:
            yield "backward", "batch_gradient", "batch_bias_gradient", last, at, sizes[at], 1


def _update(problem: Problem) -> Iterator[_Planned]:
    """Layer by layer what the optimizer computes for each weight, then the new weight."""
    sizes, last = problem.sizes, len(problem.inputs) - 1
    optimizer = problem.optimizer
    for name in optimizer.of_all:
        yield "update", "optimizer", name, last, len(problem.layers), 1, 1
    for at, layer in enumerate(problem.layers, start=1):
        weights, fan_in = sizes[at] * sizes[at - 1], sizes[at - 1]
        for name in optimizer.quantities:
            yield "update", "optimizer", f"weight_{name}", last, at, weights, fan_in
        yield "update", "update", "updated_weight", last, at, weights, fan_in
        if layer.biases is not None and layer.train_biases:
            for name in optimizer.quantities:
                yield "update", "optimizer", f"bias_{name}", last, at, sizes[at], 1
            yield "update", "update", "updated_bias", last, at, sizes[at], 1
