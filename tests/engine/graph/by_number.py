"""Gradients of graphs by number alone: complex steps, and central differences at kinks."""

import numpy as np

from app.engine.arrays import Array
from app.engine.graph.graph import Graph
from app.engine.graph.passes import forward


def complex_step(graph: Graph, name: str) -> Array:
    """∂L/∂array = Im L(array + ih) / h: every digit, as long as every op is analytic there."""
    given = graph.given[name]
    estimate = np.zeros(given.shape)
    for index in np.ndindex(given.shape):
        stepped = given.astype(np.complex128)
        stepped[index] += 1e-30j
        result = forward(graph, {**graph.given, name: stepped})[graph.result]
        estimate[index] = result.reshape(-1)[0].imag / 1e-30
    return estimate


def assert_close(found: Array, expected: Array, relative: float = 1e-10) -> None:
    """Agree to so much of the largest number, or of 1 where that is larger."""
    scale = max(1.0, float(np.abs(expected).max(initial=0.0)))
    assert found.shape == expected.shape
    assert float(np.abs(found - expected).max(initial=0.0)) <= relative * scale
