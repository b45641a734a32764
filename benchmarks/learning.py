"""Learning: iterations a second beside handwritten numpy, and the field of a small network."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import numpy as np

from app.data.start import initial_layers
from app.engine.arrays import Array
from app.engine.fields import Grid, field
from app.engine.learning import Learner
from app.engine.losses import LOSSES
from app.engine.optimizers import SGD
from app.engine.problem import Problem
from benchmarks.rows import Row, fastest

_RATE = 0.1


def measure() -> Iterable[Row]:
    """The rows of the table."""
    small = _problem((2, 4, 4, 1), ("tanh", "tanh", "sigmoid"), "binary_cross_entropy", 200)
    large = _problem((64, 32, 10), ("relu", "softmax"), "categorical_cross_entropy", 500)
    for name, problem, by_hand, count in (
        ("2-4-4-1, 200 rows", small, _small_by_hand, 20),
        ("64-32-10, 500 rows", large, _large_by_hand, 5),
    ):
        ours, theirs = fastest(partial(_learn, problem, count), partial(by_hand, problem, count))
        yield Row(
            f"iterations of {name}",
            count / ours,
            "/s",
            "the time of handwritten numpy",
            ours / theirs,
        )
    grid = Grid(((-6.0, 6.0), (-6.0, 6.0)), 50, 50)
    eight = _problem((2, 8, 8, 1), ("tanh", "tanh", "sigmoid"), "binary_cross_entropy", 4)
    (seconds,) = fastest(partial(field, eight, (0, 1), grid, [0.0, 0.0]))
    yield Row("field of 50 × 50 of 2-8-8-1", seconds * 1e3, "ms")


def _problem(sizes: tuple[int, ...], activations: tuple[str, ...], loss: str, rows: int) -> Problem:
    chance = np.random.default_rng(1)
    classes = np.arange(rows) % max(2, sizes[-1])
    return Problem(
        layers=initial_layers(sizes, activations, 1),
        loss=LOSSES[loss],
        inputs=chance.normal(size=(rows, sizes[0])),
        targets=np.eye(sizes[-1])[classes] if sizes[-1] > 1 else classes[:, np.newaxis] * 1.0,
        reduction="mean",
        optimizer=SGD(_RATE),
    )


def _learn(problem: Problem, count: int) -> None:
    Learner(replace(problem), problem.inputs, problem.targets).advance(count)


def _parts(problem: Problem) -> tuple[list[Array], list[Array]]:
    weights = [layer.weights.copy() for layer in problem.layers]
    biases = [np.zeros(layer.units) for layer in problem.layers]
    return weights, biases


def _small_by_hand(problem: Problem, count: int) -> None:
    x, y, (w, b) = problem.inputs, problem.targets, _parts(problem)
    for _ in range(count):
        h1 = np.tanh(x @ w[0].T + b[0])
        h2 = np.tanh(h1 @ w[1].T + b[1])
        o = 1 / (1 + np.exp(-(h2 @ w[2].T + b[2])))
        d3 = (o - y) / len(x)
        d2 = (d3 @ w[2]) * (1 - h2 * h2)
        d1 = (d2 @ w[1]) * (1 - h1 * h1)
        for at, (d, below) in enumerate(((d1, x), (d2, h1), (d3, h2))):
            w[at] -= _RATE * (d.T @ below)
            b[at] -= _RATE * d.sum(axis=0)


def _large_by_hand(problem: Problem, count: int) -> None:
    x, y, (w, b) = problem.inputs, problem.targets, _parts(problem)
    for _ in range(count):
        net = x @ w[0].T + b[0]
        h = np.maximum(net, 0)
        z = h @ w[1].T + b[1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        d2 = (e / e.sum(axis=1, keepdims=True) - y) / len(x)
        d1 = (d2 @ w[1]) * (net > 0)
        for at, (d, below) in enumerate(((d1, x), (d2, h))):
            w[at] -= _RATE * (d.T @ below)
            b[at] -= _RATE * d.sum(axis=0)
