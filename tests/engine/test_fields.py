"""Maps hold what the forward pass gives at each of their points."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine.fields import Along, Grid, field, surface
from app.engine.iteration import batch_loss
from app.engine.passes import forward
from tests.problems import random_problem

PROBLEM = random_problem(
    (3, 4, 3, 2), ("gelu", "sigmoid", "softmax"), "categorical_cross_entropy", samples=3, seed=4
)
GRID = Grid(((-2.0, 1.0), (0.5, 3.0)), columns=4, rows=3)


def test_a_field_is_every_unit_s_output_at_each_point() -> None:
    found = field(PROBLEM, (2, 0), GRID, [9.0, 0.25, 9.0])
    assert found.shape == (4 + 3 + 2, 3, 4)
    for r, up in enumerate([0.5, 1.75, 3.0]):
        for c, across in enumerate([-2.0, -1.0, 0.0, 1.0]):
            inputs = np.array([[up, 0.25, across]])
            passed = forward(replace(PROBLEM, inputs=inputs, targets=PROBLEM.targets[:1]))
            expected = np.concatenate(passed.output, axis=1)[0]
            np.testing.assert_allclose(found[:, r, c], expected, rtol=1e-14)


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
