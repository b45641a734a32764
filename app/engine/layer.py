"""One layer of units and the weights that lead to it."""

from dataclasses import dataclass

from .activations import Activation
from .arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """net = weights · x + biases and output = g(net).

    ``weights`` has shape (n_out, n_in), as U (C × n_H) and W (n_H × d) in lecture 10; ``biases``
    has shape (n_out,) or is None. Frozen biases (``train_biases`` False) are never updated.
    """

    weights: Array
    biases: Array | None
    activation: Activation
    train_biases: bool = True

    @property
    def units(self) -> int:
        """n_out."""
        return int(self.weights.shape[0])
