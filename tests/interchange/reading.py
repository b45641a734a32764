"""Files read in tests, with the limits that the page has."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.arrays import Array
from app.engine.problem import Problem
from app.interchange import formats
from app.interchange.reading.found import Limits
from app.web.interchange.work import read_file
from app.web.problem.limits import LAYERS, SAMPLES, UNITS, WEIGHTS
from app.web.problem.reading import read_problem

LIMITS = Limits(LAYERS, UNITS, WEIGHTS, SAMPLES)
FILES = Path(__file__).parent / "files"
EXPECTED: dict[str, Any] = json.loads((FILES / "expected.json").read_text("utf-8"))


def read(name: str, content: bytes, layers: str = "") -> tuple[Problem, list[str]]:
    """The problem in a file, checked as the server checks it, and the notes."""
    wire, notes = formats.read(name, content, LIMITS, layers)
    return read_problem(wire), notes


def read_any(name: str, content: bytes) -> None:
    """Read a file as the server does, be it a network or a graph."""
    read_file(name, content)


def read_stored(name: str) -> tuple[Problem, list[str]]:
    """The problem in one of the files of other software."""
    return read(name, (FILES / name).read_bytes())


def parameters(problem: Problem) -> list[Array]:
    """Every weight and bias, layer by layer."""
    return [
        array
        for layer in problem.layers
        for array in (layer.weights, layer.biases)
        if array is not None
    ]


def assert_same(read_back: Problem, problem: Problem, digits: int = 17) -> None:
    """Both are one problem, the numbers to so many digits; 17 are all."""
    for mine, theirs in zip(parameters(read_back), parameters(problem), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=10.0 ** (2 - digits) if digits < 17 else 0)
    for of, other in zip(read_back.layers, problem.layers, strict=True):
        assert of.activation.name == other.activation.name
        assert of.train_biases == other.train_biases
    tolerance = 10.0 ** (2 - digits) if digits < 17 else 0
    np.testing.assert_allclose(read_back.inputs, problem.inputs, rtol=tolerance)
    np.testing.assert_allclose(read_back.targets, problem.targets, rtol=tolerance)
    assert read_back.loss.name == problem.loss.name
    assert read_back.reduction == problem.reduction
    assert read_back.optimizer.name == problem.optimizer.name
    assert read_back.optimizer.options == problem.optimizer.options
    np.testing.assert_allclose(
        read_back.optimizer.learning_rate, problem.optimizer.learning_rate, rtol=tolerance
    )
