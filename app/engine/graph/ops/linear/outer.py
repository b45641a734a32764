"""The outer product: every number of a times every number of b."""

import numpy as np

from ..op import Applied, Op, Places, Shape, Terms


def _size(shape: Shape) -> int:
    return int(np.prod(shape))


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    at = np.divmod(i, applied.arrays[1].size)
    other = applied.arrays[1 - argument].reshape(-1)[at[1 - argument]]
    return Terms(at[argument][:, np.newaxis], other[:, np.newaxis])


OP = Op(
    name="outer",
    arguments=("a", "b"),
    shape=lambda a, b: (_size(a), _size(b)),
    forward=np.outer,
    row=_row,
    formula="a * b",
    derivatives=("b", "a"),
    numpy="np.outer(np.ravel({a}), np.ravel({b}))",
    backward=(
        "({g} @ {b}.reshape(-1)).reshape({a}.shape)",
        "({a}.reshape(-1) @ {g}).reshape({b}.shape)",
    ),
    torch="torch.outer({a}.reshape(-1), {b}.reshape(-1))",
    sign="⊗",
    words="a number of {a} times a number of {b}",
    lesson="A number of a meets every number of b: its gradient is a sum over a row.",
)
