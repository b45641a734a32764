"""Values to be approximated: of one input, and of two. Noise is added to the value."""

import numpy as np

from .dataset import Array


def line(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """y = 2x − 1 on [−1, 1]."""
    x = chance.uniform(-1, 1, (count, 1))
    return x, 2 * x - 1 + noise * chance.normal(size=x.shape)


def sine(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """y = sin x on [−π, π]."""
    x = chance.uniform(-np.pi, np.pi, (count, 1))
    return x, np.sin(x) + noise * chance.normal(size=x.shape)


def plane(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """y = (x₁ + x₂) / 2 on the square [−1, 1]²."""
    x = chance.uniform(-1, 1, (count, 2))
    y = x.sum(axis=1, keepdims=True) / 2
    return x, y + noise * chance.normal(size=y.shape)
