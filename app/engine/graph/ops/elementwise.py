"""Ops that work number by number, with NumPy's broadcasting."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...arrays import Array
from ..shapes import told
from .op import Applied, Op, Places, Shape, ShapeError, Terms, places


def broadcast(*shapes: Shape) -> Shape:
    """The shape that arrays of these shapes have together. Raises ShapeError."""
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        first, second = shapes
        hint = ""
        if first == second[::-1]:
            hint = ": did you mean `{0}` with `{1}.T`?"
        raise ShapeError(
            f"{{0}} is {told(first)} and {{1}} is {told(second)}, which do not go together: from "
            "the last axis on, two sizes must be equal or one of them 1" + (hint or ".")
        ) from None


def places_in(shape: Shape, out: Shape, i: Places) -> Places:
    """The places in an array of ``shape`` that broadcasting takes for places ``i`` of ``out``."""
    if shape == out:
        return i
    spread: Places = np.broadcast_to(places(shape), out)[np.unravel_index(i, out)]
    return spread


def elementwise(
    name: str,
    arguments: tuple[str, ...],
    forward: Callable[..., Array],
    derivatives: tuple[Callable[..., Any], ...],
    *,
    formulas: tuple[str, ...],
    **more: Any,
) -> Op:
    """An op out = forward(a, b), number by number.

    ``derivatives`` take the numbers of the arguments and of the output, each (n,). ``formulas``
    has that of the output, then that of each derivative.
    """

    def row(applied: Applied, argument: int, i: Places) -> Terms:
        shape = applied.out.shape
        elements = [places_in(a.shape, shape, i) for a in applied.arrays]
        numbers = [a.reshape(-1)[e] for a, e in zip(applied.arrays, elements, strict=True)]
        local = derivatives[argument](*numbers, applied.out.reshape(-1)[i])
        spread = np.broadcast_to(np.asarray(local, dtype=np.float64), i.shape)
        return Terms(elements[argument][:, np.newaxis], spread[:, np.newaxis])

    return Op(
        name=name,
        arguments=arguments,
        shape=broadcast,
        forward=forward,
        row=row,
        formula=formulas[0],
        derivatives=formulas[1:],
        broadcasts="all",
        **more,
    )
