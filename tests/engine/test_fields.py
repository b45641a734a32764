"""Maps hold what the forward pass gives at each of their points."""

from dataclasses import replace

import numpy as np

from app.engine.fields import Grid, field
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
