"""Ops that put numbers elsewhere: each number of the output is one of an argument's."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...arrays import Array
from .op import Applied, Op, Places, Terms, places


def arrangement(name: str, forward: Callable[..., Array], **more: Any) -> Op:
    """An op that does with numbers what ``forward`` does with their places.

    Of several arguments, the numbers of the output come from one or another.
    """

    def row(applied: Applied, argument: int, i: Places) -> Terms:
        tagged = [
            places(a.shape) if k == argument else np.full(a.shape, -1)
            for k, a in enumerate(applied.arrays)
        ]
        elements = forward(*tagged, **applied.params).reshape(-1)[i][:, np.newaxis]
        return Terms(elements, np.where(elements < 0, 0.0, 1.0))

    return Op(
        name=name,
        arguments=("x",),
        forward=forward,
        row=row,
        formula="x",
        derivatives=("1",),
        **more,
    )
