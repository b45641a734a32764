"""The logarithm of shares of 1 along an axis, without a detour through a share that is 0."""

import numpy as np

from ....activations import log_softmax
from ....arrays import Array
from .. import axes
from ..op import Applied, Op, Parameter, Places, Shape, Terms


def _shape(shape: Shape, axis: int = -1) -> Shape:
    axes.checked(axis, shape)
    return shape


def _forward(x: Array, axis: int) -> Array:
    return np.moveaxis(log_softmax(np.moveaxis(x, axis, -1)), -1, axis)


def _row(applied: Applied, _: int, i: Places) -> Terms:
    """∂out_i/∂x_e = 1[i=e] − e^out_e."""
    elements = axes.beside(applied.out.shape, applied.params["axis"], i)
    shares = np.exp(applied.out.reshape(-1)[elements])
    own = elements == i[:, np.newaxis]
    others = np.where(own, 0.0, shares).sum(axis=1, keepdims=True)
    return Terms(elements, np.where(own, others, -shares))


OP = Op(
    name="log_softmax",
    arguments=("x",),
    shape=_shape,
    forward=_forward,
    row=_row,
    width=lambda shape, axis=-1: shape[axis],
    parameters=(Parameter("axis", "whole", -1),),
    formula="x - log(sum(exp(x)))",
    derivatives=("own - exp(out_e)",),
    numpy="log_softmax({x}, {axis})",
    backward=("{g} - np.exp({out}) * {g}.sum(axis={axis}, keepdims=True)",),
    torch="torch.log_softmax({x}, dim={axis})",
    sign="log softmax",
    words="the logarithm of the share of a number of {x}",
    lesson="Every share depends on every number beside it: each takes away its share, e^out.",
    helpers=("log_softmax",),
)
