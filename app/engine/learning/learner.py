"""Learning from a table of rows, batch by batch: what training does, with nothing kept on the way.

The passes are those of ``passes`` with the samples' gradients joined at once, ∇W = δᵀ · output
below, instead of sample by sample; the optimizer's forms run over all parameters as one vector.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..arrays import Array
from ..optimizers import Optimizer, OptimizerState
from ..optimizers.state import PerLayer
from ..problem import Problem
from ..stepping import norm_of
from .batches import batch_rows, batches_in_epoch
from .parameters import Slots
from .stepper import Stepper


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """The next gradient of a run, and what each optimizer changes by it."""

    gradient: PerLayer
    changes: list[PerLayer]


class Learner:
    """Learns from ``inputs`` (N, d) and ``targets`` (N, C), starting as the problem stands.

    ``done`` iterations came before, so that the order of the batches goes on where it was.
    """

    def __init__(
        self,
        problem: Problem,
        inputs: Array,
        targets: Array,
        batch_size: int | None = None,
        shuffle_seed: int | None = None,
        done: int = 0,
    ) -> None:
        self.start = replace(problem, inputs=inputs, targets=targets)
        self.batch_size = None if batch_size is None or batch_size >= len(inputs) else batch_size
        self.shuffle_seed = shuffle_seed
        self.iteration = done
        self.batch = np.arange(len(inputs))
        self._slots = Slots(problem.layers)
        self._parameters = self._slots.gathered(
            [(layer.weights, layer.biases) for layer in problem.layers]
        )
        self._gradients = np.zeros(self._slots.size)
        # Views, made once: a small network's iteration is too short to make them each time.
        self._weights, self._biases = self._slots.views(self._parameters)
        self._weight_gradients, self._bias_gradients = self._slots.views(self._gradients)
        frozen = [layer.biases for layer in problem.layers]
        self._all_biases = [
            given if view is None else view
            for given, view in zip(frozen, self._biases, strict=True)
        ]
        state = problem.optimizer_state
        kept = {name: self._slots.kept(state, name) for name in problem.optimizer.kept}
        self._stepper = Stepper(problem.optimizer, kept, state.iteration if state else 0)
        # What the last gradient came from is kept until the next is there: let go of before, its
        # memory goes back to the system, and comes again page by page in every iteration.
        self._passes: tuple[list[Array], ...] = ()

    @property
    def epoch(self) -> float:
        """How often the rows have been gone through."""
        return self.iteration / batches_in_epoch(len(self.start.inputs), self.batch_size)

    def advance(self, iterations: int, seconds: float = math.inf) -> tuple[int, bool]:
        """Run at most so many iterations, for about so many seconds, but one at least.

        How many were run, and whether the numbers were finite; where an iteration would leave them,
        everything stays as it was before it.
        """
        until = time.monotonic() + seconds
        with np.errstate(all="ignore"):
            for done in range(iterations):
                if not self._iterate():
                    return done, False
                if time.monotonic() > until:
                    return done + 1, True
        return iterations, True

    def problem(self) -> Problem:
        """All rows with the parameters and the optimizer's state as they stand."""
        start = self.start
        parts = self._slots.scattered(self._parameters)
        state = start.optimizer_state
        if start.optimizer.counts:
            stepper = self._stepper
            kept = {name: self._slots.scattered(vector) for name, vector in stepper.kept.items()}
            state = OptimizerState(stepper.steps, kept)
        biases = [
            layer.biases if b is None else b
            for layer, (_, b) in zip(start.layers, parts, strict=True)
        ]
        layers = start.with_parameters([w for w, _ in parts], biases).layers
        return replace(start, layers=layers, optimizer_state=state)

    def following(self) -> tuple[Problem, Array]:
        """The next iteration's problem, its samples the rows of its batch, and these rows."""
        rows = self._rows()
        now = self.problem()
        return replace(now, inputs=now.inputs[rows], targets=now.targets[rows]), rows

    def _rows(self) -> Array:
        return batch_rows(
            len(self.start.inputs), self.batch_size, self.shuffle_seed, self.iteration
        )

    def _iterate(self) -> bool:
        """One iteration; False, with nothing changed, where a number would not be finite."""
        rows, gradient = self._of_batch()
        updated = self._stepper.step(self._parameters, gradient)
        if not math.isfinite(updated.sum()) and not np.isfinite(updated).all():
            return False
        np.copyto(self._parameters, updated)
        self._stepper.commit()
        self.iteration += 1
        self.batch = rows
        return True

    def _of_batch(self) -> tuple[Array, Array]:
        """The rows of the next batch, and its gradient."""
        start = self.start
        if self.batch_size is None:
            return self.batch, self._gradient(start.inputs, start.targets)
        rows = self._rows()
        return rows, self._gradient(start.inputs[rows], start.targets[rows])

    def gradient_norms(self) -> list[float]:
        """√Σ g² of the last iteration's gradient, over the parameters of each layer."""
        pairs = zip(self._weight_gradients, self._bias_gradients, strict=True)
        return [norm_of([w] if b is None else [w, b]) for w, b in pairs]

    def steps_beside(self, optimizers: Sequence[Optimizer], iterations: int) -> "Beside":
        """What each optimizer would do next, had it been given the same gradients.

        So many iterations are run, fewer where a number would not be finite; the others see each
        gradient where this run takes it, and move nothing. Then the next batch's gradient, and the
        change that each makes of it.
        """
        size = self._slots.size
        others = [
            Stepper(each, {name: np.zeros(size) for name in each.kept}) for each in optimizers
        ]
        with np.errstate(all="ignore"):
            for _ in range(iterations):
                before = self._parameters.copy()
                if not self._iterate():
                    break
                for other in others:
                    other.step(before, self._gradients)
                    other.commit()
            _, gradient = self._of_batch()
            changes = [
                other.step(self._parameters, gradient) - self._parameters for other in others
            ]
        return Beside(
            self._slots.scattered(gradient),
            [self._slots.scattered(change) for change in changes],
        )

    def _gradient(self, inputs: Array, targets: Array) -> Array:
        """The joined gradient of all trained parameters, as one vector."""
        problem = self.start
        nets: list[Array] = []
        outputs: list[Array] = [inputs]
        deltas: list[Array] = []
        for layer, weights, biases in zip(
            problem.layers, self._weights, self._all_biases, strict=True
        ):
            net = outputs[-1] @ weights.T
            if biases is not None:
                net += biases
            nets.append(net)
            outputs.append(layer.activation.g(net))
        error = np.empty(0)
        if not problem.fused:
            error = problem.loss.error(outputs[-1], targets)
        for at in range(len(nets) - 1, -1, -1):
            activation, output = problem.layers[at].activation, outputs[at + 1]
            if at == len(nets) - 1 and problem.fused:
                delta = output - targets
            else:
                slope = None if activation.slope is None else activation.slope(nets[at], output)
                delta = activation.delta(error, slope, output)
            if problem.reduction == "mean" and at == len(nets) - 1:
                delta /= len(inputs)
            deltas.append(delta)
            np.matmul(delta.T, outputs[at], out=self._weight_gradients[at])
            into = self._bias_gradients[at]
            if into is not None:
                np.add.reduce(delta, axis=0, out=into)
            if at:
                error = delta @ self._weights[at]
        self._passes = nets, outputs, deltas
        return self._gradients
