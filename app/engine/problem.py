"""A problem: a network, a loss, a batch of samples and an optimizer, checked as a whole."""

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import numpy as np

from .activations import Range
from .arrays import Array
from .counted import counted
from .faults import ProblemError
from .layer import Layer
from .losses import Loss
from .optimizer_faults import check_optimizer
from .optimizers import Optimizer, OptimizerState

__all__ = ["TARGET_SUM_TOLERANCE", "Layer", "Problem", "ProblemError", "Reduction"]

#: How the samples' gradients become that of the batch.
Reduction: TypeAlias = Literal["sum", "mean"]

#: How far the targets of a softmax with a categorical cross-entropy may be from summing to 1: a
#: third may be given as 0.333.
TARGET_SUM_TOLERANCE = 0.005
#: Up to how far the sum is 1 but for the rounding of a float64.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """One iteration's work: ``inputs`` (N, d), ``targets`` (N, C), and layers d → … → C.

    Raises ProblemError when shapes, activations, loss and targets do not fit together.
    """

    layers: tuple[Layer, ...]
    loss: Loss
    inputs: Array
    targets: Array
    reduction: Reduction
    optimizer: Optimizer
    #: What the iterations before have left; None at the start.
    optimizer_state: OptimizerState | None = None
    #: Whether δ of the output layer is output − target. Of softmax with a categorical
    #: cross-entropy, δ_k = o_k Σ_m y_m − y_k, which is that where the targets sum to 1; where they
    #: do not quite, it takes the whole Jacobian.
    fused: bool = field(init=False)

    def __post_init__(self) -> None:
        _check_shapes(self)
        _check_activations(self)
        _check_targets(self)
        check_optimizer(self.optimizer, self.optimizer_state, self.layers)
        object.__setattr__(self, "fused", _is_fused(self))

    @property
    def sizes(self) -> tuple[int, ...]:
        """(d, n_1, …, C)."""
        return (int(self.inputs.shape[1]), *(layer.units for layer in self.layers))

    def with_parameters(self, weights: list[Array], biases: list[Array | None]) -> "Problem":
        """The same problem with other weights and biases, given per layer."""
        layers = (
            replace(layer, weights=w, biases=b)
            for layer, w, b in zip(self.layers, weights, biases, strict=True)
        )
        return replace(self, layers=tuple(layers))


def _check_shapes(problem: Problem) -> None:
    """W_l is (n_l, n_{l-1}), b_l is (n_l,), and the targets have n_L = C columns."""
    n_in = problem.inputs.shape[1]
    for index, layer in enumerate(problem.layers):
        where = f"/network/layers/{index}"
        n_out, columns = layer.weights.shape
        if columns != n_in:
            before = "the input has" if index == 0 else f"layer {index} has"
            raise ProblemError(
                f"Layer {index + 1} has {counted(columns, 'weight')} in a row, but {before} "
                f"{counted(n_in, 'value' if index == 0 else 'unit')}: each row needs {n_in}.",
                f"{where}/weights",
            )
        if layer.biases is not None and layer.biases.shape != (n_out,):
            raise ProblemError(
                f"Layer {index + 1} has {counted(n_out, 'row')} of weights and "
                f"{counted(len(layer.biases), 'bias')}: "
                f"it needs {counted(n_out, 'bias')}, or null for none.",
                f"{where}/biases",
            )
        n_in = n_out
    if problem.targets.shape[1] != n_in:
        raise ProblemError(
            f"The samples have {counted(problem.targets.shape[1], 'target')}, but the output layer "
            f"has {counted(n_in, 'unit')}: each needs its own target.",
            "/samples/0/target",
        )


def _check_activations(problem: Problem) -> None:
    """Softmax stands in the output layer alone, and the loss is defined for all its outputs."""
    last = len(problem.layers) - 1
    for index, layer in enumerate(problem.layers[:-1]):
        if layer.activation.slope is None:
            raise ProblemError(
                f"Layer {index + 1} is a hidden layer; {layer.activation.name} is for the output "
                "layer only.",
                f"/network/layers/{index}/activation",
            )
    output = problem.layers[last].activation
    if not problem.loss.is_defined_for(output.range):
        wanted = "above 0" if problem.loss.domain is Range.POSITIVE else "between 0 and 1"
        raise ProblemError(
            f"{problem.loss.name} needs every output to lie {wanted}, which {output.name} does not "
            "promise. Choose another output activation (sigmoid and softmax do) or another loss.",
            "/loss",
        )


def _is_pair(problem: Problem) -> bool:
    """Whether the loss and the activation of the output layer are a pair that may fuse."""
    return problem.loss.fused_with == problem.layers[-1].activation.name


def _is_fused(problem: Problem) -> bool:
    if not problem.loss.shared_targets:
        return _is_pair(problem)
    sums_to_one = abs(problem.targets.sum(axis=1) - 1) <= _ROUNDING
    return _is_pair(problem) and bool(sums_to_one.all())


def _check_targets(problem: Problem) -> None:
    """Cross-entropies take targets in [0, 1]; beside a softmax, those of a sample sum to 1."""
    loss, targets = problem.loss, problem.targets
    if loss.unit_targets:
        outside = np.argwhere((targets < 0) | (targets > 1))
        if len(outside):
            n, k = (int(index) for index in outside[0])
            raise ProblemError(
                f"{loss.name} needs targets from 0 to 1; target {k + 1} is {float(targets[n, k])}.",
                f"/samples/{n}/target/{k}",
            )
    if loss.shared_targets and _is_pair(problem):
        sums = targets.sum(axis=1)
        off = np.flatnonzero(abs(sums - 1) > TARGET_SUM_TOLERANCE)
        if len(off):
            n = int(off[0])
            raise ProblemError(
                f"The targets of a softmax with {loss.name} are shares of 1; these sum to "
                f"{sums[n]:.10g}.",
                f"/samples/{n}/target",
            )
