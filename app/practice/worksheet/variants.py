"""Variants of somebody's own problem: the same network with other numbers, kind to a calculator."""

from dataclasses import replace
from random import Random

import numpy as np

from ...engine.problem import Problem
from ..exercise.ambiguity import confusions
from ..exercise.draw import decimals
from ..naming.lookup import refs_in_order

#: Variants of one problem, the problem itself among them.
MOST_VARIANTS = 10
#: Draws for a variant, of which the one is taken whose mistakes are told apart best.
_DRAWS = 6
_DECIMALS = 2


def variants_of(problem: Problem, count: int) -> list[Problem]:
    """The problem, then others of the same layers, activations, loss and optimizer.

    Weights, biases and inputs have two decimals; the targets stand at other outputs. The same
    place in the list has the same numbers wherever the problem is of this shape.
    """
    return [problem, *(_variant(problem, seed) for seed in range(1, count))]


def _variant(problem: Problem, seed: int) -> Problem:
    chance = Random(seed)
    drawn = [_draw(chance, problem) for _ in range(_DRAWS)]
    return min(drawn, key=lambda each: confusions(each, list(refs_in_order(each))))


def _draw(chance: Random, problem: Problem) -> Problem:
    layers = tuple(
        replace(
            layer,
            weights=decimals(chance, layer.weights.size, _DECIMALS, signed=True).reshape(
                layer.weights.shape
            ),
            biases=None
            if layer.biases is None
            else decimals(chance, layer.biases.size, _DECIMALS, signed=True),
        )
        for layer in problem.layers
    )
    inputs = [decimals(chance, problem.sizes[0], _DECIMALS, signed=False) for _ in problem.inputs]
    # Another output is the high one: such targets fit the loss as the given ones do.
    targets = np.roll(problem.targets, int(chance.random() * problem.sizes[-1]), axis=1)
    return replace(problem, layers=layers, inputs=np.array(inputs), targets=targets)
