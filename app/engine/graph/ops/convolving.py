"""Convolution over any number of axes: a window of weights slides over the input.

out[n, o, p…] = Σ_c Σ_u… x[n, c, p·stride + u − padding …] · w[o, c, u…] + b[o]

The kernel is not turned round, as in every library of the field. Its gradient for x is a
convolution of what comes back with the kernel turned round; here it is the sum over the uses.
"""

from functools import partial
from math import prod

import numpy as np

from ...arrays import Array
from ..shapes import told
from . import windows
from .op import Applied, Op, Parameter, Places, Shape, ShapeError, Terms

#: Padding beyond which there is little else to see.
MOST_PADDING = 64

_PARAMETERS = (Parameter("stride", "whole", 1), Parameter("padding", "whole", 0))


def _shape(axes: int, x: Shape, w: Shape, b: Shape, stride: int = 1, padding: int = 0) -> Shape:
    letters = ["N", "C", *("L" if axes == 1 else "HW")]
    if len(x) != axes + 2:
        raise ShapeError(f"{{0}} is {told(x)}: it must be {'×'.join(letters)}.")
    kernel = ["C_out", "C", *("l" if axes == 1 else "hw")]
    if len(w) != axes + 2:
        raise ShapeError(f"{{1}} is {told(w)}: it must be {'×'.join(kernel)}.")
    if w[1] != x[1]:
        raise ShapeError(
            f"{{0}} has C = {x[1]} and {{1}} is made for C = {w[1]}: they must be equal."
        )
    if b not in ((), (1,), (w[0],)):
        raise ShapeError(f"{{2}} has {told(b)}: one for each of {w[0]} outputs of {{1}}.")
    if stride < 1 or not 0 <= padding <= MOST_PADDING:
        raise ShapeError(f"the stride must be 1 or more, and the padding from 0 to {MOST_PADDING}.")
    out = _positions(x, w, stride, padding)
    if min(out) < 1:
        raise ShapeError(
            f"the window of {{1}}, {told(w[2:])}, is larger than {{0}}, {told(x[2:])}, with a "
            f"padding of {padding}."
        )
    return (x[0], w[0], *out)


def _positions(x: Shape, w: Shape, stride: int, padding: int) -> Shape:
    return tuple(
        windows.positions(a, k, stride, padding) for a, k in zip(x[2:], w[2:], strict=True)
    )


def _forward(x: Array, w: Array, b: Array, stride: int, padding: int) -> Array:
    met = windows.met(x.shape[2:], w.shape[2:], stride, padding)
    met = met.reshape(-1, met.shape[-1])
    # What each window meets, (N, positions, C · window).
    flat = x.reshape(x.shape[0], x.shape[1], -1)
    columns = np.where(met < 0, 0.0, flat[:, :, met]).transpose(0, 2, 1, 3)
    out = columns.reshape(len(x), len(met), -1) @ w.reshape(len(w), -1).T + b
    return out.swapaxes(1, 2).reshape(
        len(x), len(w), *_positions(x.shape, w.shape, stride, padding)
    )


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    x, w, b = applied.arrays
    stride, padding = applied.params["stride"], applied.params["padding"]
    sample, unit, *at = np.unravel_index(i, applied.out.shape)
    if argument == 2:
        return Terms((unit if b.size > 1 else unit * 0)[:, np.newaxis], np.ones((len(i), 1)))
    met = windows.met(x.shape[2:], w.shape[2:], stride, padding)[tuple(at)]
    channels, wide, kernel = x.shape[1], prod(x.shape[2:]), w.size // len(w)
    base = (sample[:, np.newaxis] * channels + np.arange(channels)) * wide
    inside = met[:, np.newaxis, :] >= 0
    of_x = np.where(inside, base[:, :, np.newaxis] + met[:, np.newaxis, :], -1)
    of_x = of_x.reshape(len(i), -1)
    of_w = np.where(of_x < 0, -1, unit[:, np.newaxis] * kernel + np.arange(kernel))
    mine, other, numbers = (of_x, of_w, w) if argument == 0 else (of_w, of_x, x)
    return Terms(mine, np.where(other < 0, 0.0, numbers.reshape(-1)[other]))


def convolution(name: str, axes: int, sign: str) -> Op:
    """The convolution over the last ``axes`` axes."""
    return Op(
        name=name,
        arguments=("x", "w", "b"),
        shape=partial(_shape, axes),
        forward=_forward,
        row=_row,
        width=lambda _x, w, _b, **_: 2 * prod(w[1:]) + 1,
        parameters=_PARAMETERS,
        formula="sum(x * w) + b",
        derivatives=("w", "x", "1"),
        numpy="convolve({x}, {w}, {b}, {stride}, {padding})",
        backward=(
            "convolve_backward({g}, {x}, {w}, {stride}, {padding})[0]",
            "convolve_backward({g}, {x}, {w}, {stride}, {padding})[1]",
            "spread_bias({g}, {b})",
        ),
        torch=f"torch.nn.functional.{name}({{x}}, {{w}}, "
        "torch.as_tensor({b}).reshape(-1).expand(len({w})), stride={stride}, padding={padding})",
        sign=sign,
        words="the window of {w} laid on {x}, products added up",
        lesson="Each number of the kernel met a number of the input at every place of the window: "
        "its gradient is the sum of what comes back from there times what it met.",
        helpers=("convolve", "convolve_backward", "spread_bias"),
    )
