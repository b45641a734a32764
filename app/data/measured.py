"""Rows that were measured, read from the files beside this one."""

from functools import cache
from pathlib import Path

import numpy as np

from .dataset import Array

_HERE = Path(__file__).parent
IRIS_CLASSES = ("setosa", "versicolor", "virginica")
#: The pixels' 17 shades of grey, 0 to 16, as one character each.
_SHADES = "0123456789abcdefg"


def _drawn(
    inputs: Array, classes: Array, count: int, noise: float, chance: np.random.Generator
) -> tuple[Array, Array]:
    """So many of the rows, in a random order; noise is added in parts of a column's spread."""
    rows = chance.permutation(len(inputs))[:count]
    spread = inputs.std(axis=0)
    return inputs[rows] + noise * spread * chance.normal(size=inputs[rows].shape), classes[rows]


def iris(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """Four lengths of a flower, each less its mean and in units of its spread."""
    inputs, classes = _iris()
    return _drawn(
        (inputs - inputs.mean(axis=0)) / inputs.std(axis=0), classes, count, noise, chance
    )


def digits(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """64 pixels of a digit, row by row from the top left, from 0 (white) to 1 (black)."""
    inputs, classes = _digits()
    return _drawn(inputs, classes, count, noise, chance)


@cache
def _iris() -> tuple[Array, Array]:
    rows = [line.split(",") for line in (_HERE / "iris.csv").read_text("utf-8").splitlines()]
    inputs = np.array([[float(cell) for cell in row[:-1]] for row in rows])
    return inputs, np.array([IRIS_CLASSES.index(row[-1]) for row in rows])


@cache
def _digits() -> tuple[Array, Array]:
    rows = [line.split() for line in (_HERE / "digits.txt").read_text("utf-8").splitlines()]
    shades = [[_SHADES.index(pixel) / 16 for pixel in row[0]] for row in rows]
    return np.array(shades), np.array([int(row[1]) for row in rows])
