"""Running indices: what many terms of one kind have in common, found from their places.

c₀₀ x₀₁ + c₀₁ x₀₂ + … is Σ c_ij x_{i, j+1}: where a place differs from term to term it becomes a
letter, and a place that goes along with it, that letter with what is added.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...engine.arrays import Array
from ...engine.graph.ops.op import Places
from .naming import Index

_LETTERS = "ijkmpqruv"


@dataclass(slots=True)
class Running:
    """The letters so far, and the values (terms,) that each runs through."""

    count: int
    taken: frozenset[str] = frozenset()
    letters: dict[str, Array] = field(default_factory=dict)

    def index(self, axes: Sequence[Places], *, letter: str | None = None) -> tuple[Index, ...]:
        """The index of places (terms,) along each axis."""
        return tuple(self._one(np.asarray(axis), letter) for axis in axes)

    def covers(self) -> bool:
        """Whether the terms are all combinations of the letters' values, and so are a sum."""
        combinations = 1
        for values in self.letters.values():
            combinations *= len(set(values.tolist()))
        return combinations == self.count

    def bounds(self) -> tuple[str, int] | None:
        """The letter and the last of its values, where there is one and it runs from 0 on."""
        if len(self.letters) != 1:
            return None
        ((letter, values),) = self.letters.items()
        whole = set(values.tolist()) == set(range(self.count))
        return (letter, self.count - 1) if whole else None

    def _one(self, axis: Places, wanted: str | None) -> Index:
        if (axis == axis[0]).all():
            return int(axis[0])
        for letter, values in self.letters.items():
            steps = values - values[0]
            moved = axis - axis[0]
            at = int(np.argmax(steps != 0))
            if moved[at] % steps[at]:
                continue
            factor = int(moved[at] // steps[at])
            if factor and (moved == factor * steps).all():
                return _told(letter, factor, int(axis[0] - factor * values[0]))
        letter = wanted or next(
            a for a in _LETTERS if a not in self.letters and a not in self.taken
        )
        self.letters[letter] = axis
        return letter


def _told(letter: str, factor: int, added: int) -> str:
    if factor < 0:
        times = letter if factor == -1 else f"{-factor}{letter}"
        return f"{added}−{times}"
    times = letter if factor == 1 else f"{factor}{letter}"
    return f"{times}{'+' if added > 0 else '−'}{abs(added)}" if added else times
