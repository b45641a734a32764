"""−Σ y · log_softmax(z) over the last axis: from logits, not from shares."""

from collections.abc import Mapping

import numpy as np

from ....activations import log_softmax
from ....arrays import Array
from ...shapes import told
from ..losing import loss, same
from ..op import Applied, Shape, ShapeError


def _shape(z: Shape, y: Shape) -> Shape:
    if not z:
        raise ShapeError("{0} is one number: it must have an axis of classes, its last.")
    if z != y and z == y[::-1]:
        raise ShapeError(f"{{0}} is {told(z)} and {{1}} is {told(y)}: did you mean `{{1}}.T`?")
    return same(z, y)


def _forward(z: Array, y: Array) -> Array:
    logs = log_softmax(z)
    return np.asarray(-np.where(y == 0, 0.0, y * logs).sum())


def _derivatives(z: Array, y: Array) -> tuple[Array, Array]:
    """softmax(z) · Σy − y, and −log_softmax(z)."""
    logs = log_softmax(z)
    return np.exp(logs) * y.sum(axis=-1, keepdims=True) - y, -logs


def _intermediates(applied: Applied, _: int) -> Mapping[str, Array]:
    z, y = applied.arrays
    with np.errstate(all="ignore"):
        top = z.max(axis=-1, keepdims=True)
        total = top + np.log(np.exp(z - top).sum(axis=-1, keepdims=True))
    return {
        "l": np.broadcast_to(total, z.shape).reshape(-1),
        "t": np.broadcast_to(y.sum(axis=-1, keepdims=True), z.shape).reshape(-1),
    }


OP = loss(
    "cross_entropy",
    ("z", "y"),
    _forward,
    _derivatives,
    shape=_shape,
    formula="sum(y * (l - z))",
    derivatives=("exp(z - l) * t - y", "l - z"),
    where={"l": "log(sum(exp(z)))", "t": "sum(y)"},
    intermediates=_intermediates,
    numpy="-np.sum({y} * log_softmax({z}, -1))",
    backward=(
        "{g} * (np.exp(log_softmax({z}, -1)) * {y}.sum(axis=-1, keepdims=True) - {y})",
        "-{g} * log_softmax({z}, -1)",
    ),
    torch="-torch.sum({y} * torch.log_softmax({z}, dim=-1))",
    sign="cross-entropy",
    words="the cross-entropy of the logits {z} with the targets {y}",
    lesson="Softmax and logarithm in one: the share less the target is left, p − y.",
    helpers=("log_softmax",),
)
