"""Shares of 1 along an axis."""

import numpy as np

from ....activations import softmax
from ....arrays import Array
from .. import axes
from ..op import Applied, Op, Parameter, Places, Shape, Terms


def _shape(shape: Shape, axis: int = -1) -> Shape:
    axes.checked(axis, shape)
    return shape


def _forward(x: Array, axis: int) -> Array:
    return np.moveaxis(softmax(np.moveaxis(x, axis, -1)), -1, axis)


def _row(applied: Applied, _: int, i: Places) -> Terms:
    """∂o_i/∂x_e = o_i (1[i=e] − o_e)."""
    out = applied.out.reshape(-1)
    elements = axes.beside(applied.out.shape, applied.params["axis"], i)
    own = elements == i[:, np.newaxis]
    # 1 − o from the others' shares, which keep their digits where o is close to 1.
    others = np.where(own, 0.0, out[elements]).sum(axis=1, keepdims=True)
    rest = np.where(own, others, -out[elements])
    return Terms(elements, out[i][:, np.newaxis] * rest)


OP = Op(
    name="softmax",
    arguments=("x",),
    shape=_shape,
    forward=_forward,
    row=_row,
    width=lambda shape, axis=-1: shape[axis],
    parameters=(Parameter("axis", "whole", -1),),
    formula="exp(x) / sum(exp(x))",
    derivatives=("out * (own - out_e)",),
    numpy="softmax({x}, {axis})",
    backward=("{out} * ({g} - ({g} * {out}).sum(axis={axis}, keepdims=True))",),
    torch="torch.softmax({x}, dim={axis})",
    sign="softmax",
    words="the share of a number of {x} among those beside it",
    lesson="Every share depends on every number beside it: the cross terms −o_i·o_e count too.",
    helpers=("softmax",),
)
