"""What a set of data is, and a table made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
Kind: TypeAlias = Literal["classes", "values"]

#: (count, noise, a random generator) → inputs (N, d) and targets: (N,) classes from 0, or (N, C).
Make: TypeAlias = Callable[[int, float, np.random.Generator], tuple[Array, Array]]


@dataclass(frozen=True, slots=True)
class Network:
    """A network that learns the set: layer sizes with the input's, activations, and how it learns.

    ``seed`` draws its initial weights.
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    loss: str
    optimizer: str
    learning_rate: float
    batch_size: int | None
    iterations: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Dataset:
    """One of our sets. ``counts`` are the least and the most rows, ``count`` the usual number.

    ``classes`` are the names of what ``make`` numbers; empty for values. ``source`` says where
    rows that were measured come from, and under which licence they may be used.
    """

    id: str
    title: str
    about: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    classes: tuple[str, ...]
    make: Make
    count: int
    counts: tuple[int, int]
    noise: float
    held_out: float
    network: Network
    source: str = ""

    @property
    def kind(self) -> Kind:
        """Whether the targets are classes or values."""
        return "classes" if self.classes else "values"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """``inputs`` (N, d) and ``targets`` (N, C); ``held_out`` are the rows kept from training.

    Classes are targets 0 and 1 of one output where there are two of them, else one of C that is 1.
    """

    inputs: Array
    targets: Array
    held_out: Array
    kind: Kind
    #: What is odd about the rows, in a sentence each; nothing that forbids to learn from them.
    notes: tuple[str, ...] = ()

    @property
    def training(self) -> Array:
        """The rows that are learnt from, in order."""
        return np.setdiff1d(np.arange(len(self.inputs)), self.held_out)
