"""A map of the loss holds what the forward pass gives at each of its points."""

import numpy as np
import pytest

from app.engine.fields import Grid
from app.engine.iteration import batch_loss
from app.engine.surfaces import Along, Direction, surface, surface_of_directions
from tests import oracle
from tests.problems import random_problem

PROBLEM = random_problem(
    (3, 4, 3, 2), ("gelu", "sigmoid", "softmax"), "categorical_cross_entropy", samples=3, seed=4
)
GRID = Grid(((-2.0, 1.0), (0.5, 3.0)), columns=4, rows=3)


@pytest.mark.parametrize("along", [(Along(1, 2, 0), Along(3, 1, 2)), (Along(2, 0, None),) * 2])
def test_a_surface_is_the_batch_s_loss_at_each_point(along: tuple[Along, Along]) -> None:
    found = surface(PROBLEM, along, GRID)
    for r, second in enumerate([0.5, 1.75, 3.0]):
        for c, first in enumerate([-2.0, -1.0, 0.0, 1.0]):
            weights = [layer.weights.copy() for layer in PROBLEM.layers]
            biases = [None if b.biases is None else b.biases.copy() for b in PROBLEM.layers]
            for place, value in zip(along, (first, second), strict=True):
                if place.source is None:
                    of_layer = biases[place.layer - 1]
                    assert of_layer is not None
                    of_layer[place.unit] = value
                else:
                    weights[place.layer - 1][place.unit, place.source] = value
            moved = PROBLEM.with_parameters(weights, biases)
            assert found[r, c] == float(batch_loss(moved))


def random_direction(seed: int) -> Direction:
    """One whose numbers are whole quarters, so that no sum with them is rounded differently."""
    chance = np.random.default_rng(seed)
    return Direction(
        [chance.integers(-4, 5, layer.weights.shape) / 4 for layer in PROBLEM.layers],
        [chance.integers(-4, 5, layer.units) / 4 for layer in PROBLEM.layers],
    )


def test_a_surface_along_two_directions_is_the_oracle_s_loss_at_each_point() -> None:
    first, second = random_direction(1), random_direction(2)
    found = surface_of_directions(PROBLEM, (first, second), GRID)
    assert found.shape == (3, 4)
    for r, b in enumerate([0.5, 1.75, 3.0]):
        for c, a in enumerate([-2.0, -1.0, 0.0, 1.0]):
            there = [
                (
                    weights + a * first.weights[at] + b * second.weights[at],
                    biases + a * np.asarray(first.biases[at]) + b * np.asarray(second.biases[at]),
                )
                for at, (weights, biases) in enumerate(oracle.parameters(PROBLEM))
            ]
            losses = oracle.sample_losses(PROBLEM, there)
            joined = losses.mean() if PROBLEM.reduction == "mean" else losses.sum()
            np.testing.assert_allclose(found[r, c], joined, rtol=1e-13)


def test_where_the_directions_begin_the_surface_is_exactly_the_problem_s_own_loss() -> None:
    grid = Grid(((-1.0, 1.0), (-2.0, 2.0)), columns=3, rows=5)
    found = surface_of_directions(PROBLEM, (random_direction(3), random_direction(4)), grid)
    assert found[2, 1] == float(batch_loss(PROBLEM))


def test_along_the_gradient_the_loss_falls_as_fast_as_the_gradient_is_long() -> None:
    gradient = oracle.gradients(PROBLEM)
    downhill = Direction([-w for w, _ in gradient], [-b for _, b in gradient])
    step = 1e-4
    grid = Grid(((-step, step), (0.0, 1.0)), columns=2, rows=2)
    above, below = surface_of_directions(PROBLEM, (downhill, random_direction(5)), grid)[0]
    squares = sum((w**2).sum() + (b**2).sum() for w, b in gradient)
    np.testing.assert_allclose((below - above) / (2 * step), -squares, rtol=1e-6)


def test_biases_of_which_a_direction_says_nothing_stay() -> None:
    along = random_direction(6)
    held = Direction(along.weights, [None, None, None])
    still = Direction(along.weights, [np.zeros(layer.units) for layer in PROBLEM.layers])
    of_held, of_still = (surface_of_directions(PROBLEM, (d, d), GRID) for d in (held, still))
    assert of_held.tolist() == of_still.tolist()


def test_a_direction_through_biases_that_a_layer_has_not_is_an_error() -> None:
    problem = random_problem((2, 2), ("identity",), "half_squared_error", biases="none")
    along = Direction([np.ones((2, 2))], [np.ones(2)])
    with pytest.raises(LookupError, match="layer 1 has no biases"):
        surface_of_directions(problem, (along, along), GRID)
