"""Points in the plane with a class each. Noise is the spread of a normal distribution."""

import numpy as np

from .dataset import Array


def _halves(count: int) -> Array:
    """Classes 0 and 1 in turn."""
    return np.arange(count) % 2


def _noisy(points: Array, noise: float, chance: np.random.Generator) -> Array:
    return points + noise * chance.normal(size=points.shape)


def two_clusters(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """Around (−1, −1) and (1, 1)."""
    classes = _halves(count)
    centres = np.where(classes[:, np.newaxis] == 1, 1.0, -1.0) * np.ones((count, 2))
    return _noisy(centres, noise, chance), classes


def xor(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """The corners of the unit square: class 1 where just one of the two inputs is 1."""
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    at = np.arange(count) % 4
    classes = (corners[at].sum(axis=1) == 1).astype(int)
    return _noisy(corners[at], noise, chance), classes


def circle(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """A disc of radius ½ in a ring from 1 to 1½."""
    classes = _halves(count)
    radius = np.where(
        classes == 0, 0.5 * np.sqrt(chance.random(count)), 1.0 + 0.5 * chance.random(count)
    )
    angle = 2 * np.pi * chance.random(count)
    points = radius[:, np.newaxis] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return _noisy(points, noise, chance), classes


def moons(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t)."""
    classes = _halves(count)
    t = np.pi * chance.random(count)
    upper = np.stack([np.cos(t), np.sin(t)], axis=1)
    lower = np.stack([1 - np.cos(t), 0.5 - np.sin(t)], axis=1)
    return _noisy(np.where(classes[:, np.newaxis] == 0, upper, lower), noise, chance), classes


def spirals(count: int, noise: float, chance: np.random.Generator) -> tuple[Array, Array]:
    """Two arms, each once and a half around: r = t, φ = 3 π t and half a turn further."""
    classes = _halves(count)
    t = 0.1 + 0.9 * (np.arange(count) // 2) / max(1, (count - 1) // 2)
    angle = 3 * np.pi * t + np.pi * classes
    points = 2 * t[:, np.newaxis] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return _noisy(points, noise, chance), classes
