"""−Σ y ln o + (1 − y) ln(1 − o)."""

import numpy as np

from ....arrays import Array
from ....losses import LOSSES
from ..losing import loss
from ..op import ShapeError

_RECORD = LOSSES["binary_cross_entropy"]


def _derivatives(o: Array, y: Array) -> tuple[Array, Array]:
    return _RECORD.error(o, y), np.log1p(-o) - np.log(o)


def _check(o: Array, y: Array) -> None:
    for place, numbers in enumerate((o, y)):
        outside = np.flatnonzero((np.real(numbers) < 0) | (np.real(numbers) > 1))
        if len(outside):
            raise ShapeError(
                f"{{{place}}} holds {np.real(numbers).reshape(-1)[outside[0]]:.4g}: "
                f"{'a probability' if place == 0 else 'a target'} lies between 0 and 1.".replace(
                    "-", "−"
                )
            )


OP = loss(
    "binary_cross_entropy",
    ("o", "y"),
    lambda o, y: _RECORD.terms(o, y).sum(),
    _derivatives,
    formula="-sum(y * log(o) + (1 - y) * log(1 - o))",
    derivatives=("(1 - y) / (1 - o) - y / o", "log(1 - o) - log(o)"),
    numpy="-np.sum({y} * np.log({o}) + (1 - {y}) * np.log(1 - {o}))",
    backward=(
        "{g} * ((1 - {y}) / (1 - {o}) - {y} / {o})",
        "{g} * (np.log(1 - {o}) - np.log({o}))",
    ),
    torch="-torch.sum({y} * torch.log({o}) + (1 - {y}) * torch.log(1 - {o}))",
    sign="BCE",
    words="the binary cross-entropy of {o} with the targets {y}",
    lesson="After a sigmoid, its slope o(1 − o) cancels the divisor, and o − y is left.",
    check=_check,
)
