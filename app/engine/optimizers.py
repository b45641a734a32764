"""What is done with a gradient once backpropagation has computed it."""

from dataclasses import dataclass

from .arrays import Array


@dataclass(frozen=True, slots=True)
class SGD:
    """Gradient descent: w⁺ = w − η ∇w."""

    learning_rate: float
    name: str = "sgd"

    def step(self, parameter: Array, gradient: Array) -> Array:
        """The parameter after one step; both arguments have its shape."""
        return parameter - self.learning_rate * gradient
