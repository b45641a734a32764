"""Activation functions as ops: their numbers are those of the networks' table."""

import numpy as np

from ...activations import ACTIVATIONS
from ...arrays import Array
from .elementwise import elementwise
from .op import Op


def activation(
    name: str,
    *,
    formula: str,
    derivative: str,
    numpy: str,
    backward: str,
    torch: str,
    sign: str,
    lesson: str,
    helpers: tuple[str, ...] = (),
) -> Op:
    """The op of the activation of that name."""
    record = ACTIVATIONS[name]
    slope = record.slope
    if slope is None:
        raise LookupError(f"{name} has no slope of one number")

    def slope_at(x: Array, out: Array) -> Array:
        return np.asarray(slope(x, out))

    return elementwise(
        name,
        ("x",),
        record.g,
        (slope_at,),
        formulas=(formula, derivative),
        numpy=numpy,
        backward=(backward,),
        torch=torch,
        sign=sign,
        words=f"the {name if sign == 'σ' else sign} of {{x}}",
        lesson=lesson,
        smooth=record.smooth,
        helpers=helpers,
    )
