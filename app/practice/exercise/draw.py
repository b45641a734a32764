"""Drawing a problem with numbers of one or two decimals."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal, TypeVar

import numpy as np

from ...engine.activations import ACTIVATIONS
from ...engine.arrays import Array
from ...engine.losses import LOSSES, Loss
from ...engine.optimizers import SGD
from ...engine.problem import Layer, Problem
from .difficulty import Difficulty

#: No 0.5, which could also be a half that was left over, or a mean of two.
_RATES = (0.1, 0.2, 0.3, 0.4)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is drawn before the numbers: the activation of each layer, and the loss."""

    activations: tuple[str, ...]
    loss: str


def draw_kind(chance: Random, sizes: Sequence[int], level: Difficulty) -> Kind:
    """Activations and a loss of that difficulty, for a network of these sizes."""
    pairs = level.outputs
    if sizes[-1] == 1:  # softmax of one output is always 1
        pairs = tuple(pair for pair in pairs if pair[0] != "softmax")
    output, loss = _one_of(chance, pairs)
    return Kind((*(_one_of(chance, level.hidden) for _ in sizes[2:]), output), loss)


def draw_problem(
    chance: Random, sizes: Sequence[int], kind: Kind, level: Difficulty, samples: int
) -> Problem:
    """A problem of that kind; the numbers of one layer or sample differ from each other."""
    outputs, loss = sizes[-1], LOSSES[kind.loss]
    layers = []
    for (n_in, n_out), name in zip(pairwise(sizes), kind.activations, strict=True):
        weights = decimals(chance, n_out * n_in, level.decimals, signed=True)
        biases = decimals(chance, n_out, level.decimals, signed=True) if level.biases else None
        layers.append(Layer(weights.reshape(n_out, n_in), biases, ACTIVATIONS[name]))
    rates = [rate for rate in _RATES if rate not in (1 / outputs, 1 / samples)]
    reductions: tuple[Literal["sum", "mean"], ...] = ("sum", "mean") if samples > 1 else ("sum",)
    return Problem(
        layers=tuple(layers),
        loss=loss,
        inputs=np.array(
            [decimals(chance, sizes[0], level.decimals, signed=False) for _ in range(samples)]
        ),
        targets=np.array([_target(chance, outputs, loss) for _ in range(samples)]),
        reduction=_one_of(chance, reductions),
        optimizer=SGD(_one_of(chance, rates)),
    )


def _target(chance: Random, outputs: int, loss: Loss) -> Array:
    """One output is to be high and the others low."""
    high, low = (1.0, 0.0) if loss.unit_targets else (0.9, 0.1)
    target = np.full(outputs, low)
    chosen = int(chance.random() * (outputs if outputs > 1 else 2))
    if chosen < outputs:
        target[chosen] = high
    return target


def decimals(chance: Random, count: int, decimals: int, *, signed: bool) -> Array:
    """Numbers from 0.1 to 0.9, or 0.11 to 0.99, that differ as long as there are enough."""
    step = 10**decimals
    numbers = [n / step for n in range(step // 10, step) if n % 10 or decimals == 1]
    if signed:
        numbers += [-number for number in numbers]
    left: list[float] = []
    drawn = []
    for _ in range(count):
        left = left or numbers.copy()
        drawn.append(left.pop(int(chance.random() * len(left))))
    return np.array(drawn)


def _one_of(chance: Random, choices: Sequence[_T]) -> _T:
    return choices[int(chance.random() * len(choices))]
