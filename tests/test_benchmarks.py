"""The benchmarks compare what computes the same, and print what they find."""

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from autograd import grad

from app.engine.passes import backward, forward
from app.engine.problem import Problem
from benchmarks import engine, handwritten, learning
from benchmarks.__main__ import line, subjects
from benchmarks.rows import Row
from benchmarks.torch_eager import learner_by_torch
from tests import oracle


@pytest.mark.parametrize("sizes", engine.NETWORKS)
def test_engine_handwriting_and_autograd_find_the_same_gradients(sizes: tuple[int, ...]) -> None:
    parameters, x, y = engine.numbers(sizes)
    problem = engine.problem(parameters, x, y)
    loss, by_hand = handwritten.gradients(parameters, x, y)
    automatic = grad(engine.loss)(parameters, x, y)
    reference = oracle.gradients(problem)
    ours = backward(problem, forward(problem))
    assert len(sizes) - 1 == len(reference)
    for at, (weights, biases) in enumerate(reference):
        for others in (by_hand[at], automatic[at]):
            np.testing.assert_allclose(others[0], weights, rtol=1e-9, atol=1e-15)
            np.testing.assert_allclose(others[1], biases, rtol=1e-9, atol=1e-15)
        np.testing.assert_allclose(ours.weight_gradient[at][0], weights, rtol=1e-9, atol=1e-15)
    expected = oracle.sample_losses(problem, parameters)[0]
    assert loss == pytest.approx(expected, rel=1e-12)
    assert engine.loss(parameters, x, y) == pytest.approx(expected, rel=1e-12)
    assert [weights.shape for weights, _ in parameters] == [(b, a) for a, b in pairwise(sizes)]


RUNS = [(learning.small(), learning.small_by_hand), (learning.large(), learning.large_by_hand)]


@pytest.mark.parametrize(("problem", "by_hand"), RUNS)
def test_learning_by_ours_and_by_hand_comes_to_the_same_parameters(
    problem: Problem, by_hand: Callable[[Problem, int], learning.Parts]
) -> None:
    assert_same(learning.by_ours(problem, 10), by_hand(problem, 10))


@pytest.mark.torch
@pytest.mark.parametrize(("problem", "by_hand"), RUNS)
def test_learning_by_torch_and_by_hand_comes_to_the_same_parameters(
    problem: Problem, by_hand: Callable[[Problem, int], learning.Parts]
) -> None:
    by_torch = learner_by_torch(problem)
    assert by_torch is not None, "This test needs torch: pip install torch."
    assert_same(by_torch(10), by_hand(problem, 10))


def assert_same(ours: learning.Parts, theirs: learning.Parts) -> None:
    for mine, other in zip(ours, theirs, strict=True):
        for first, second in zip(mine, other, strict=True):
            np.testing.assert_allclose(first, second, rtol=1e-9, atol=1e-13)


def test_every_file_that_measures_is_a_subject() -> None:
    assert {"engine", "page"} <= set(subjects())
    for subject in subjects():
        module = import_module(f"benchmarks.{subject}")
        assert not signature(module.measure).parameters
        assert module.__doc__
        assert Path(module.__file__ or "").stem == subject


def test_a_line_says_what_a_number_is_compared_to() -> None:
    assert line(Row("2-4-4-1", 61.23, "µs", "autograd", 0.085)).split() == [
        *("2-4-4-1", "61.2", "µs", "0.09", "×", "autograd"),
    ]
    assert line(Row("/healthz", 0.8, "ms")).split() == ["/healthz", "0.8", "ms"]
