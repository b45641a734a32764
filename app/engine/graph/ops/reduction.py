"""Ops that make one number of many, along an axis or of all."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...arrays import Array
from . import axes
from .op import Applied, Op, Parameter, Places, Shape, ShapeError, Terms

_AXIS = Parameter("axis", "axis", None)
_KEEP = Parameter("keepdims", "flag", False)


def reduced(shape: Shape, axis: int | None = None, keepdims: bool = False) -> Shape:
    """The shape without the axis, or without all. Raises ShapeError."""
    if axis is None:
        return (1,) * len(shape) if keepdims else ()
    at = axes.checked(axis, shape)
    return (*shape[:at], *([1] if keepdims else []), *shape[at + 1 :])


def _some(shape: Shape, axis: int | None = None, keepdims: bool = False) -> Shape:
    if 0 in shape:
        raise ShapeError("{0} has no numbers.")
    return reduced(shape, axis, keepdims)


def reduction(
    name: str,
    forward: Callable[..., Array],
    slopes: Callable[[Array, Array], Array | float],
    **more: Any,
) -> Op:
    """An op of one array along ``axis``, None for all of it.

    ``slopes(numbers, out)`` takes the numbers along the axis (n, k) and the output's (n, 1).
    """

    def row(applied: Applied, _: int, i: Places) -> Terms:
        x = applied.arrays[0]
        elements = axes.along(x.shape, applied.params["axis"])[i]
        numbers, out = x.reshape(-1)[elements], applied.out.reshape(-1)[i][:, np.newaxis]
        local = np.asarray(slopes(numbers, out), dtype=np.float64)
        return Terms(elements, np.broadcast_to(local, elements.shape))

    return Op(
        name=name,
        arguments=("x",),
        shape=_some,
        forward=forward,
        row=row,
        width=lambda shape, axis=None, **_: axes.length(shape, axis),
        parameters=(_AXIS, _KEEP),
        **more,
    )
