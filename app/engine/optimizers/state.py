"""What an optimizer keeps from one iteration to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Array

#: A quantity's numbers layer by layer, 1…L in order: (n_l, n_{l-1}) of the weights and (n_l,) of
#: the biases, None where there is no bias to train.
PerLayer = Sequence[tuple[Array, Array | None]]


@dataclass(frozen=True, slots=True, eq=False)
class OptimizerState:
    """``iteration`` iterations are done; ``kept`` has the quantities that the last one left."""

    iteration: int = 0
    kept: Mapping[str, PerLayer] = field(default_factory=dict)

    def of(self, quantity: str, layer: int, kind: str, like: Array) -> Array:
        """The kept array of a layer, counted from 0, for its weights or biases; at the start, 0."""
        if quantity not in self.kept:
            return np.zeros_like(like)
        weights, biases = self.kept[quantity][layer]
        array = weights if kind == "weight" else biases
        return np.zeros_like(like) if array is None else array


def of_layers(weights: Sequence[Array | None], biases: Sequence[Array | None]) -> PerLayer:
    """The two lists side by side, a pair for each layer."""
    return [(w, b) for w, b in zip(weights, biases, strict=True) if w is not None]
