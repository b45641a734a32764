"""Worked examples of publications that define things otherwise, calculated here with numpy alone.

Two layers of sigmoids with half the squared error, each number under the ref that a reader gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.engine.optimizers import optimizer
from app.engine.problem import Problem
from app.practice.published.report import Report
from tests.practice.printed import check, mistakes_of
from tests.practice.rounding import digits
from tests.problems import problem_from_json

Array = Any
#: What a reader enters: W, U, their biases, the samples' inputs and targets, and η.
W = np.array([[0.15, -0.42], [0.27, 0.31]])
U = np.array([[0.45, 0.52], [-0.33, 0.61]])
B, C = np.array([0.35, -0.24]), np.array([0.62, 0.17])
X, Y = np.array([[0.7, -0.4], [0.2, 0.9]]), np.array([[0.1, 0.8], [0.9, 0.3]])
RATE = 0.5


def entered(samples: int = 1, **options: Any) -> Problem:
    """The problem as the reader has entered it, with the options of gradient descent."""
    layers = [
        {
            "weights": weights.tolist(),
            "biases": biases.tolist(),
            "activation": "sigmoid",
            "train_biases": True,
        }
        for weights, biases in ((W, B), (U, C))
    ]
    wire = {
        "network": {"layers": layers},
        "loss": "half_squared_error",
        "samples": [
            {"input": x.tolist(), "target": y.tolist()}
            for x, y in zip(X[:samples], Y[:samples], strict=True)
        ],
        "reduction": "sum",
        "optimizer": {"name": "sgd", "learning_rate": RATE},
    }
    return replace(problem_from_json(wire), optimizer=optimizer("sgd", RATE, **options))


@dataclass
class Pass:
    """One sample through both layers and back."""

    net: list[Array]
    output: list[Array]
    delta: list[Array]
    loss: float

    @property
    def weight_gradients(self) -> list[Array]:
        """δ_j · output_i, (n_out, n_in)."""
        return [np.outer(d, o) for d, o in zip(self.delta, self.output[:2], strict=True)]


def worked(x: Array, y: Array, w: Array, b: Array, u: Array, c: Array) -> Pass:
    """By the rules of backpropagation: σ(Wx + b), σ(Uh + c), and the two deltas."""
    net = w @ x + b
    h = 1 / (1 + np.exp(-net))
    above = u @ h + c
    o = 1 / (1 + np.exp(-above))
    upper = (o - y) * o * (1 - o)
    lower = (u.T @ upper) * h * (1 - h)
    return Pass([net, above], [x, h, o], [lower, upper], float(((o - y) ** 2).sum() / 2))


def named(quantity: str, layers: Iterable[Array], first: int = 1) -> dict[str, float]:
    """The entries of each layer's array, by ref."""
    return {
        ".".join(map(str, (quantity, layer, *index))): float(value)
        for layer, array in enumerate(layers, start=first)
        for index, value in np.ndenumerate(array)
    }


def forward_and_back(of: Pass) -> dict[str, float]:
    """What both passes come to, of units alone."""
    return {
        **named("net", of.net),
        **named("output", of.output[1:]),
        **named("delta", of.delta),
        "loss": of.loss,
    }


def stepped(of: Pass, rate: float = RATE) -> dict[str, float]:
    """The gradients, and plain gradient descent with them."""
    lower, upper = of.weight_gradients
    return {
        **named("weight_gradient", (lower, upper)),
        **named("bias_gradient", of.delta),
        **named("updated_weight", (W - rate * lower, U - rate * upper)),
        **named("updated_bias", (B - rate * of.delta[0], C - rate * of.delta[1])),
    }


def told(problem: Problem, numbers: Mapping[str, float], count: int = 6, after: int = 0) -> Report:
    """What is said of the numbers, printed to so many significant digits."""
    rounded = digits(count)
    printed = {ref: f"{rounded(value):.{count - 1}e}" for ref, value in numbers.items()}
    return check(problem, printed, after)


def assert_named(report: Report, mistake: str) -> None:
    """That this alone is concluded, and explains all that differs and does not follow."""
    assert mistakes_of(report) == [[mistake]], report.summary
    unexplained = [
        each.printed.name
        for each in report.results
        if each.verdict == "differs" and not each.explanations
    ]
    assert not unexplained, report.summary
    assert not report.explanations[0].contradicted


#: What comes out of the problem as it has been entered.
RIGHT = worked(X[0], Y[0], W, B, U, C)
