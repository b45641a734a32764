"""Layer norm and batch norm: mean 0 and variance 1 along an axis, then γ and β.

x̂ = (x − μ) / √(σ² + ε), out = γ x̂ + β, with the biased variance and ε = 1e-5, as PyTorch has them
while training. ∂x̂_i/∂x_e = (1[i=e] − 1/n − x̂_i x̂_e / n) / √(σ² + ε): every number moves the mean
and the variance of all.
"""

from collections.abc import Mapping

import numpy as np

from ...arrays import Array
from ..shapes import told
from . import axes
from .elementwise import places_in
from .op import Applied, Op, Places, Shape, ShapeError, Terms

EPSILON = 1e-5


def centred(x: Array, axis: int) -> tuple[Array, Array]:
    """x − μ, and √(σ² + ε), along the axis."""
    rest = x - x.mean(axis=axis, keepdims=True)
    return rest, np.sqrt((rest * rest).mean(axis=axis, keepdims=True) + EPSILON)


def normalisation(name: str, axis: int, over: str, torch: str) -> Op:
    """The op that normalises over an axis, the first or the last."""

    def shape(x: Shape, gamma: Shape, beta: Shape) -> Shape:
        if not x or 0 in x:
            raise ShapeError(f"{{0}} is {told(x)}: it is normalised over {over}.")
        wanted = x[-1:] if axis == -1 else x[1:]
        for k, each in enumerate((gamma, beta), start=1):
            if each != wanted:
                raise ShapeError(
                    f"{{{k}}} is {told(each)}: for {{0}}, which is {told(x)}, it must be "
                    f"{told(wanted)}."
                )
        return x

    def forward(x: Array, gamma: Array, beta: Array) -> Array:
        rest, deviation = centred(x, axis)
        return gamma * (rest / deviation) + beta

    def row(applied: Applied, argument: int, i: Places) -> Terms:
        x, gamma, beta = applied.arrays
        rest, deviation = centred(x, axis)
        hat = (rest / deviation).reshape(-1)
        if argument > 0:
            elements = places_in((gamma, beta)[argument - 1].shape, x.shape, i)[:, np.newaxis]
            return Terms(elements, hat[i][:, np.newaxis] if argument == 1 else np.ones((len(i), 1)))
        elements = axes.beside(x.shape, axis, i)
        scale = np.broadcast_to(gamma / deviation, x.shape).reshape(-1)[i]
        own = elements == i[:, np.newaxis]
        share = (1.0 + hat[i][:, np.newaxis] * hat[elements]) / x.shape[axis]
        return Terms(elements, scale[:, np.newaxis] * (own - share))

    def intermediates(applied: Applied, i: int) -> Mapping[str, Array]:
        x = applied.arrays[0]
        along = x.reshape(-1)[axes.beside(x.shape, axis, np.array([i]))[0]]
        return {"mu": along.mean(), "var": ((along - along.mean()) ** 2).mean()}

    # The variance's ε stands in the formulas as a number.
    root = f"sqrt(var + {EPSILON!r})"
    return Op(
        name=name,
        arguments=("x", "gamma", "beta"),
        shape=shape,
        forward=forward,
        row=row,
        width=lambda x, *_: x[axis] + 2,
        formula=f"gamma * (x - mu) / {root} + beta",
        derivatives=(
            f"gamma / {root} * (own - 1 / n - (x - mu) * (x_e - mu) / (n * (var + {EPSILON!r})))",
            f"(x - mu) / {root}",
            "1",
        ),
        where={"mu": "sum(x) / n", "var": "sum((x - mu)**2) / n"},
        intermediates=intermediates,
        numpy=f"normalise({{x}}, {{gamma}}, {{beta}}, {axis})",
        backward=(
            f"normalise_backward({{g}} * {{gamma}}, {{x}}, {axis})",
            f"spread_rows({{g}} * normalise({{x}}, 1, 0, {axis}), {{gamma}})",
            "spread_rows({g}, {beta})",
        ),
        torch=torch,
        sign=name.replace("_", " "),
        words=f"a number of {{x}}, with mean 0 and variance 1 over {over}, times {{gamma}}, "
        "plus {beta}",
        lesson="Each number moves the mean and the variance of all beside it, so what comes back "
        "to one counts for all: over the axis, these gradients add up to 0.",
        helpers=("normalise", "normalise_backward", "spread_rows"),
        torch_helpers=("batch_norm",) if axis == 0 else (),
    )
