"""Losses of one sample: one record each, of the outputs' shares and their derivative."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .activations import Range, log_softmax, softplus
from .arrays import Array


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss L = Σ_k terms_k of one sample, outputs and targets having shape (..., C).

    ``error(output, target)`` is ∂L/∂output. ``domain`` is where every output must lie for the
    loss to be defined. Targets are any numbers, or each in [0, 1] (``unit_targets``). Where loss
    and output activation fuse (``fused_with``), δ = output − target, with ``shared_targets`` as
    far as these are shares that sum to 1, and ``terms_from_net(net, target)`` gives the shares of
    the loss without going through an output that rounds to 0 or 1.
    """

    name: str
    terms: Callable[[Array, Array], Array]
    error: Callable[[Array, Array], Array]
    domain: Range = Range.REAL
    unit_targets: bool = False
    shared_targets: bool = False
    fused_with: str | None = None
    terms_from_net: Callable[[Array, Array], Array] | None = None

    def is_defined_for(self, output_range: Range) -> bool:
        """Whether every output in ``output_range`` lies in the loss's domain."""
        return output_range <= self.domain


def _weighted(weight: Array, value: Array) -> Array:
    """weight · value, where a weight of 0 means that the term is absent, be it infinite or not."""
    present = weight != 0
    return np.where(present, weight, 0.0) * np.where(present, value, 0.0)


def _distance(output: Array, target: Array) -> Array:
    """|y − o|, whose derivative is taken to be 0 where o = y, as PyTorch takes it."""
    off = output - target
    return np.where(off.real < 0, -off, off)


def _binary_terms(output: Array, target: Array) -> Array:
    """−y ln o − (1 − y) ln(1 − o)."""
    return -_weighted(target, np.log(output)) - _weighted(1 - target, np.log1p(-output))


def _binary_error(output: Array, target: Array) -> Array:
    """(1 − y) / (1 − o) − y / o."""
    return _weighted(1 - target, 1 / (1 - output)) - _weighted(target, 1 / output)


def _binary_terms_from_net(net: Array, target: Array) -> Array:
    """y ln(1 + e^−net) + (1 − y) ln(1 + e^net): with o = σ(net), −ln o = ln(1 + e^−net)."""
    terms: Array = target * softplus(-net) + (1 - target) * softplus(net)
    return terms


LOSSES: dict[str, Loss] = {
    record.name: record
    for record in (
        Loss(
            "half_squared_error",
            terms=lambda output, target: 0.5 * (target - output) ** 2,
            error=lambda output, target: output - target,
        ),
        Loss(
            "mean_squared_error",
            terms=lambda output, target: (target - output) ** 2 / output.shape[-1],
            error=lambda output, target: 2 * (output - target) / output.shape[-1],
        ),
        Loss(
            "absolute_error",
            terms=_distance,
            error=lambda output, target: np.sign(output - target),
        ),
        Loss(
            "binary_cross_entropy",
            terms=_binary_terms,
            error=_binary_error,
            domain=Range.UNIT,
            unit_targets=True,
            fused_with="sigmoid",
            terms_from_net=_binary_terms_from_net,
        ),
        Loss(
            "categorical_cross_entropy",
            terms=lambda output, target: -_weighted(target, np.log(output)),
            error=lambda output, target: -_weighted(target, 1 / output),
            domain=Range.POSITIVE,
            unit_targets=True,
            shared_targets=True,
            fused_with="softmax",
            terms_from_net=lambda net, target: -_weighted(target, log_softmax(net)),
        ),
    )
}
