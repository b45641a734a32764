"""Pooling: one number of each window, the windows side by side."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...arrays import Array
from ..shapes import told
from . import windows
from .op import Applied, Op, Parameter, Places, Shape, ShapeError, Terms


def _axes(rank: int) -> int:
    """Over how many of the last axes: the one of N×C×L, the two of N×C×H×W and of H×W."""
    return 1 if rank in (1, 3) else 2


def _shape(shape: Shape, size: int) -> Shape:
    if not shape:
        raise ShapeError("{0} is one number and has no windows.")
    axes = _axes(len(shape))
    if size < 1:
        raise ShapeError("the size must be 1 or more.")
    if min(shape[-axes:]) < size:
        raise ShapeError(f"{{0}} is {told(shape)}: a window of {size} does not fit.")
    return (*shape[:-axes], *(a // size for a in shape[-axes:]))


def in_windows(shape: Shape, size: int) -> Places:
    """The places of each window: (numbers of the output, numbers of a window)."""
    axes = _axes(len(shape))
    met = windows.met(shape[-axes:], (size,) * axes, size, 0)
    met = met.reshape(-1, met.shape[-1])
    maps = int(np.prod(shape[:-axes]))
    wide = int(np.prod(shape[-axes:]))
    at: Places = np.arange(maps)[:, np.newaxis, np.newaxis] * wide + met
    return at.reshape(-1, met.shape[-1])


def pooling(
    name: str,
    of_windows: Callable[[Array], Array],
    slopes: Callable[[Array], Array],
    **more: Any,
) -> Op:
    """An op of the numbers of each window (n, k): its output (n,), and ∂out/∂number (n, k)."""

    def forward(x: Array, size: int) -> Array:
        found = of_windows(x.reshape(-1)[in_windows(x.shape, size)])
        return found.reshape(_shape(x.shape, size))

    def row(applied: Applied, _: int, i: Places) -> Terms:
        x = applied.arrays[0]
        elements = in_windows(x.shape, applied.params["size"])[i]
        return Terms(elements, slopes(x.reshape(-1)[elements]))

    return Op(
        name=name,
        arguments=("x",),
        shape=_shape,
        forward=forward,
        row=row,
        width=lambda shape, size: size ** _axes(len(shape)),
        parameters=(Parameter("size", "whole"),),
        **more,
    )
