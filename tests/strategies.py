"""Hypothesis strategies that draw problems."""

from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from app.engine.passes import forward
from app.engine.problem import Problem
from tests.problems import HIDDEN, OUTPUTS_AND_LOSSES, Biases, random_problem

MODES: list[Biases] = ["none", "frozen", "trained"]


@st.composite
def problems(
    draw: st.DrawFn, *, max_depth: int = 6, max_units: int = 4, max_samples: int = 4
) -> Problem:
    """Any shape, activations, loss, biases and batch, and moderate numbers from a drawn seed.

    No ReLU stands within 1e-6 of its kink, and no output that a logarithm reads without being
    fused with it is so close to 0 or 1 that 1 − o has lost its digits.
    """
    depth = draw(st.integers(1, max_depth))
    output, loss = draw(st.sampled_from(OUTPUTS_AND_LOSSES))
    problem = random_problem(
        sizes=draw(_lists(st.integers(1, max_units), depth + 1)),
        activations=[*draw(_lists(st.sampled_from(HIDDEN), depth - 1)), output],
        loss=loss,
        seed=draw(st.integers(0, 2**32 - 1)),
        samples=draw(st.integers(1, max_samples)),
        biases=draw(_lists(st.sampled_from(MODES), depth)),
        reduction=draw(st.sampled_from(["sum", "mean"])),
    )
    assume(distance_from_kinks(problem) > 1e-6)
    assume(problem.fused or not problem.loss.unit_targets or _digits_left(problem))
    return problem


def distance_from_kinks(problem: Problem) -> float:
    """The smallest |net| of a layer whose activation has a kink at 0; infinite without one."""
    nets = zip(problem.layers, forward(problem).net, strict=True)
    return min(
        (float(abs(net).min()) for layer, net in nets if not layer.activation.smooth),
        default=np.inf,
    )


def _digits_left(problem: Problem) -> bool:
    output = forward(problem).output[-1]
    return bool(output.min() > 1e-4 and abs(1 - output).min() > 1e-4)


def _lists(element: st.SearchStrategy[Any], size: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(element, min_size=size, max_size=size)
