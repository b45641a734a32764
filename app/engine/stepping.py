"""The optimizer's step, given the gradient of the batch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .optimizers import OptimizerState, of_layers
from .problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Stepped:
    """What the optimizer computes in one iteration.

    ``weights`` and ``biases`` have, layer by layer, each quantity of the optimizer by its name and
    ``updated``, in the shape of the parameter; a layer whose biases are not trained has none.
    ``gradient_norm`` is that of all trained parameters together, None without clipping;
    ``learning_rate`` that of this iteration, None without a schedule.
    """

    problem: Problem
    weights: list[dict[str, Array]]
    biases: list[dict[str, Array]]
    gradient_norm: float | None
    learning_rate: float | None

    def of_weights(self, quantity: str) -> list[Array]:
        """A quantity of the weights, layer by layer."""
        return [layer[quantity] for layer in self.weights]

    def of_biases(self, quantity: str) -> list[Array | None]:
        """A quantity of the biases, layer by layer; None where they are not trained."""
        return [layer.get(quantity) for layer in self.biases]

    def next_state(self) -> OptimizerState | None:
        """What the next iteration needs; None where that is nothing."""
        kept = self.problem.optimizer.kept
        if not self.problem.optimizer.counts:
            return self.problem.optimizer_state
        before = self.problem.optimizer_state
        return OptimizerState(
            iteration=(before.iteration if before else 0) + 1,
            kept={name: of_layers(self.of_weights(name), self.of_biases(name)) for name in kept},
        )


def take_step(
    problem: Problem, weight_gradient: Sequence[Array], bias_gradient: Sequence[Array | None]
) -> Stepped:
    """One step of the problem's optimizer; the gradients are per layer, in order."""
    optimizer = problem.optimizer
    state = problem.optimizer_state or OptimizerState()
    trained = [
        g if layer.train_biases else None
        for layer, g in zip(problem.layers, bias_gradient, strict=True)
    ]
    norm = None
    if optimizer.options["clip_norm"] is not None:
        norm = norm_of([*weight_gradient, *(g for g in trained if g is not None)])
    numbers = optimizer.numbers(state.iteration + 1, optimizer.clip_factor(norm or 0.0))

    def stepped(kind: str, at: int, parameter: Array, gradient: Array) -> dict[str, Array]:
        known = {"parameter": parameter, "gradient": gradient, **numbers}
        for name in optimizer.kept:
            known[f"old_{name}"] = state.of(name, at, kind, parameter)
        return {form.quantity: array for form, array in optimizer.computed(known)}

    return Stepped(
        problem,
        weights=[
            stepped("weight", at, layer.weights, gradient)
            for at, (layer, gradient) in enumerate(
                zip(problem.layers, weight_gradient, strict=True)
            )
        ],
        biases=[
            {}
            if layer.biases is None or gradient is None
            else stepped("bias", at, layer.biases, gradient)
            for at, (layer, gradient) in enumerate(zip(problem.layers, trained, strict=True))
        ],
        gradient_norm=norm,
        learning_rate=None if optimizer.schedule is None else numbers["rate"],
    )


def norm_of(gradients: Sequence[Array]) -> float:
    """√Σ g² over all numbers of all of them, also where a square is too large for a float64."""
    with np.errstate(over="ignore"):
        squares = sum(float(np.sum(g * g)) for g in gradients)
    if math.isfinite(squares):
        return math.sqrt(squares)
    # Of NaN and a number Python's own max may be either.
    largest = float(np.max([np.abs(g).max(initial=0.0) for g in gradients]))
    if not math.isfinite(largest):
        return largest
    return largest * norm_of([g / largest for g in gradients])
