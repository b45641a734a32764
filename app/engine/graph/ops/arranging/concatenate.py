"""Arrays one after the other along an axis."""

import numpy as np

from ....arrays import Array
from ...shapes import told
from .. import axes
from ..arrangement import arrangement
from ..op import Parameter, Shape, ShapeError


def _shape(*shapes: Shape, axis: int = 0) -> Shape:
    first = shapes[0]
    at = axes.checked(axis, first)
    for k, shape in enumerate(shapes[1:], start=1):
        same = len(shape) == len(first) and all(
            a == b for n, (a, b) in enumerate(zip(first, shape, strict=True)) if n != at
        )
        if not same:
            raise ShapeError(
                f"{{0}} is {told(first)} and {{{k}}} is {told(shape)}: they must be alike but for "
                f"axis {at}."
            )
    return (*first[:at], sum(shape[at] for shape in shapes), *first[at + 1 :])


def _concatenate(*arrays: Array, axis: int) -> Array:
    return np.concatenate(arrays, axis=axis)


OP = arrangement(
    "concatenate",
    _concatenate,
    shape=_shape,
    width=lambda *_, **__: 1,
    parameters=(Parameter("axis", "whole", 0),),
    variadic=True,
    numpy="np.concatenate([{all}], axis={axis})",
    backward=("part({g}, [{all}], {k}, {axis})",),
    torch="torch.cat([{all}], dim={axis})",
    sign="[ , ]",
    words="{x}, behind what stands before it",
    lesson="Each array gets back the part of the gradient that stands in its place.",
    helpers=("part",),
)
