"""Losses: one number from two arrays of one shape."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...arrays import Array
from ..shapes import told
from .op import Applied, Op, Places, Shape, ShapeError, Terms, places


def same(first: Shape, second: Shape) -> Shape:
    """The shape of a loss, one number. Raises ShapeError where two shapes differ."""
    if first != second:
        raise ShapeError(
            f"{{0}} has {told(first)} and {{1}} has {told(second)}: they must be of one shape."
        )
    if 0 in first:
        raise ShapeError("{0} has no numbers.")
    return ()


def loss(
    name: str,
    arguments: tuple[str, str],
    forward: Callable[[Array, Array], Array],
    slopes: Callable[[Array, Array], tuple[Array, Array]],
    **more: Any,
) -> Op:
    """A loss whose local derivatives for all numbers of either argument are ``slopes``."""

    def row(applied: Applied, argument: int, i: Places) -> Terms:
        both = slopes(*applied.arrays)
        local = both[argument].reshape(1, -1)
        elements = places(local.shape)
        shape = (len(i), local.shape[1])
        return Terms(np.broadcast_to(elements, shape), np.broadcast_to(local, shape))

    return Op(
        name=name,
        arguments=arguments,
        shape=more.pop("shape", same),
        forward=forward,
        row=row,
        width=lambda first, _: 2 * int(np.prod(first)),
        **more,
    )
