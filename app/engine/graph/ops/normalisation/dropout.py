"""Numbers left out by a given mask, the others scaled up to make up for it."""

from typing import Any

import numpy as np

from ....arrays import Array
from ..elementwise import broadcast, places_in
from ..op import Applied, Op, Parameter, Places, Shape, ShapeError, Terms


def _shape(x: Shape, mask: Shape, p: float) -> Shape:
    if not 0 <= p < 1:
        raise ShapeError("p is the share that is left out: 0 or more, and less than 1.")
    return broadcast(x, mask)


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    elements = [places_in(a.shape, applied.out.shape, i)[:, np.newaxis] for a in applied.arrays]
    other: Array = applied.arrays[1 - argument].reshape(-1)[elements[1 - argument]]
    kept: Any = 1.0 - applied.params["p"]
    return Terms(elements[argument], other / kept)


OP = Op(
    name="dropout",
    arguments=("x", "mask"),
    shape=_shape,
    forward=lambda x, mask, p: x * mask / (1.0 - p),
    row=_row,
    parameters=(Parameter("p", "number"),),
    formula="x * mask / (1 - p)",
    derivatives=("mask / (1 - p)", "x / (1 - p)"),
    numpy="{x} * {mask} / (1 - {p})",
    backward=("{g} * {mask} / (1 - {p})", "{g} * {x} / (1 - {p})"),
    torch="{x} * {mask} / (1 - {p})",
    sign="dropout",
    words="{x} where the mask {mask} keeps it",
    lesson="What was left out forward gets nothing back; what was kept is scaled as forward.",
    broadcasts="all",
)
