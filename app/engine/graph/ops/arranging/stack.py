"""Arrays of one shape side by side along a new axis."""

import numpy as np

from ....arrays import Array
from ...shapes import told
from .. import axes
from ..arrangement import arrangement
from ..op import Parameter, Shape, ShapeError


def _shape(*shapes: Shape, axis: int = 0) -> Shape:
    first = shapes[0]
    for k, shape in enumerate(shapes[1:], start=1):
        if shape != first:
            raise ShapeError(
                f"{{0}} is {told(first)} and {{{k}}} is {told(shape)}: they must be of one shape."
            )
    at = axes.checked(axis, first, extra=1)
    return (*first[:at], len(shapes), *first[at:])


def _stack(*arrays: Array, axis: int) -> Array:
    return np.stack(arrays, axis=axis)


OP = arrangement(
    "stack",
    _stack,
    shape=_shape,
    width=lambda *_, **__: 1,
    parameters=(Parameter("axis", "whole", 0),),
    variadic=True,
    numpy="np.stack([{all}], axis={axis})",
    backward=("np.take({g}, {k}, axis={axis})",),
    torch="torch.stack([{all}], dim={axis})",
    sign="[ ; ]",
    words="{x}, beside the other arrays",
    lesson="Each array gets back the slice of the gradient that stands in its place.",
)
