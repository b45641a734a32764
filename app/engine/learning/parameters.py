"""All trained parameters of a network as one vector, each layer a view of it.

An optimizer's forms take arrays of any shape: over one vector, a step is a few lines of numpy
however many layers there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from ..arrays import Array
from ..layer import Layer
from ..optimizers import OptimizerState
from ..optimizers.state import PerLayer


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a parameter of a layer, counted from 0, stands in the vector."""

    layer: int
    kind: str
    start: int
    shape: tuple[int, ...]

    def view(self, vector: Array) -> Array:
        """The parameter's part of the vector, in its shape; it shares the vector's memory."""
        return vector[self.start : self.start + prod(self.shape)].reshape(self.shape)


class Slots:
    """The places of a network's trained parameters, layer by layer, weights before biases."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.depth = len(layers)
        self.weights: list[Slot] = []
        self.biases: list[Slot | None] = []
        end = 0
        for at, layer in enumerate(layers):
            self.weights.append(Slot(at, "weight", end, layer.weights.shape))
            end += layer.weights.size
            trained = layer.biases is not None and layer.train_biases
            self.biases.append(Slot(at, "bias", end, (layer.units,)) if trained else None)
            end += layer.units if trained else 0
        self.size = end

    def views(self, vector: Array) -> tuple[list[Array], list[Array | None]]:
        """The weights and the trained biases of each layer; they share the vector's memory."""
        return (
            [slot.view(vector) for slot in self.weights],
            [None if slot is None else slot.view(vector) for slot in self.biases],
        )

    def gathered(self, pairs: Sequence[tuple[Array, Array | None]]) -> Array:
        """One vector from the weights and biases of each layer."""
        vector = np.empty(self.size)
        for slot, bias, (w, b) in zip(self.weights, self.biases, pairs, strict=True):
            slot.view(vector)[...] = w
            if bias is not None and b is not None:
                bias.view(vector)[...] = b
        return vector

    def scattered(self, vector: Array) -> PerLayer:
        """Weights and biases of each layer from a vector, as copies."""
        return [
            (slot.view(vector).copy(), None if bias is None else bias.view(vector).copy())
            for slot, bias in zip(self.weights, self.biases, strict=True)
        ]

    def kept(self, state: OptimizerState | None, quantity: str) -> Array:
        """What an optimizer keeps, as one vector; at the start, 0."""
        if state is None or quantity not in state.kept:
            return np.zeros(self.size)
        return self.gathered(state.kept[quantity])
