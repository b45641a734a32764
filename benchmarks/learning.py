"""Learning: iterations a second beside handwritten numpy and torch; a small network’s field."""

from collections.abc import Iterable
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
from benchmarks.torch_eager import learner_by_torch

_RATE = 0.1
#: Weights and biases of each layer.
Parts = tuple[list[Array], list[Array]]


def measure() -> Iterable[Row]:
    """The rows of the table."""
    for name, (problem, by_hand, count) in {
        "2-4-4-1, 200 rows": (small(), small_by_hand, 100),
        "64-32-10, 500 rows": (large(), large_by_hand, 50),
    }.items():
        calls = [partial(by_ours, problem, count), partial(by_hand, problem, count)]
        by_torch = learner_by_torch(problem)
        if by_torch is not None:
            calls.append(partial(by_torch, count))
        ours, *others = fastest(*calls)
        for theirs, whose in zip(others, ("handwritten numpy", "torch, eager"), strict=False):
            compared = f"the time of {whose}"
            yield Row(f"iterations of {name}", count / ours, "/s", compared, ours / theirs)
    grid = Grid(((-6.0, 6.0), (-6.0, 6.0)), 50, 50)
    eight = _problem((2, 8, 8, 1), ("tanh", "tanh", "sigmoid"), "binary_cross_entropy", 4)
    (seconds,) = fastest(partial(field, eight, (0, 1), grid, [0.0, 0.0]))
    yield Row("field of 50 × 50 of 2-8-8-1", seconds * 1e3, "ms")


def small() -> Problem:
    """2-4-4-1 on 200 rows."""
    return _problem((2, 4, 4, 1), ("tanh", "tanh", "sigmoid"), "binary_cross_entropy", 200)


def large() -> Problem:
    """64-32-10 on 500 rows."""
    return _problem((64, 32, 10), ("relu", "softmax"), "categorical_cross_entropy", 500)


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


def by_ours(problem: Problem, count: int) -> Parts:
    """What so many iterations make of the parameters."""
    learner = Learner(problem, problem.inputs, problem.targets)
    learner.advance(count)
    layers = learner.problem().layers
    return [layer.weights for layer in layers], [np.asarray(layer.biases) for layer in layers]


def _parts(problem: Problem) -> Parts:
    weights = [layer.weights.copy() for layer in problem.layers]
    biases = [np.zeros(layer.units) for layer in problem.layers]
    return weights, biases


def small_by_hand(problem: Problem, count: int) -> Parts:
    """The same for 2-4-4-1, as one writes it by hand."""
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
    return w, b


def large_by_hand(problem: Problem, count: int) -> Parts:
    """The same for 64-32-10, as one writes it by hand."""
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
    return w, b
