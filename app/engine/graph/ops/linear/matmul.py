"""The matrix product, with vectors and stacks of matrices as NumPy has them."""

import numpy as np

from ...shapes import told
from ..op import Applied, Op, Places, Shape, ShapeError, Terms, places


def _shape(a: Shape, b: Shape) -> Shape:
    if not a or not b:
        which = 0 if not a else 1
        raise ShapeError(f"{{{which}}} is one number: use * for a product with a number.")
    inner = b[-2] if len(b) > 1 else b[-1]
    if a[-1] != inner:
        raise ShapeError(f"{{0}} is {told(a)}, {{1}} has {told(b)}" + _hint(a, b, inner))
    try:
        batch = np.broadcast_shapes(a[:-2], b[:-2])
    except ValueError:
        raise ShapeError(
            f"{{0}} is {told(a)} and {{1}} is {told(b)}: the stacks of matrices do not go together."
        ) from None
    return (*batch, *a[-2:-1], *(b[-1:] if len(b) > 1 else ()))


def _hint(a: Shape, b: Shape, inner: int) -> str:
    if len(a) == 2 and a[0] == inner:
        return ": did you mean `{0}.T @ {1}`?"
    if len(b) == 2 and a[-1] == b[1]:
        return ": did you mean `{0} @ {1}.T`?"
    if len(b) == len(a) == 2 and a[0] == b[1]:
        return ": did you mean `{1} @ {0}`?"
    what = "rows" if len(b) > 1 else "numbers"
    return f": the last axis of {{0}} must be as long as {{1}} has {what}, {inner}."


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    a, b = applied.arrays
    # Matrices of both: a vector on the left is a row, on the right a column.
    first, second = places(a.shape), places(b.shape)
    first = first[np.newaxis, :] if a.ndim == 1 else first
    second = second[:, np.newaxis] if b.ndim == 1 else second
    batch = np.broadcast_shapes(first.shape[:-2], second.shape[:-2])
    rows, inner, columns = first.shape[-2], first.shape[-1], second.shape[-1]
    at = np.unravel_index(i, (*batch, rows, columns))
    first = np.broadcast_to(first, (*batch, rows, inner))[(*at[:-2], at[-2])]
    second = np.broadcast_to(second, (*batch, inner, columns)).swapaxes(-1, -2)[(*at[:-2], at[-1])]
    mine, other, numbers = (first, second, b) if argument == 0 else (second, first, a)
    return Terms(mine, numbers.reshape(-1)[other])


def _backward(a: Shape, b: Shape) -> tuple[str, str]:
    if len(a) == len(b) == 1:
        return "{g} * {b}", "{g} * {a}"
    if len(a) == 2 and len(b) == 1:
        return "np.outer({g}, {b})", "{a}.T @ {g}"
    if len(a) == 1 and len(b) == 2:
        return "{b} @ {g}", "np.outer({a}, {g})"
    if len(a) == len(b) == 2:
        return "{g} @ {b}.T", "{a}.T @ {g}"
    if len(a) == 1:
        return (
            "({b} @ {g}[..., np.newaxis])[..., 0].reshape(-1, {a}.size).sum(axis=0)",
            "{a}[:, np.newaxis] * {g}[..., np.newaxis, :]",
        )
    if len(b) == 1:
        return (
            "{g}[..., np.newaxis] * {b}",
            "({a} * {g}[..., np.newaxis]).reshape(-1, {b}.size).sum(axis=0)",
        )
    return "{g} @ {b}.swapaxes(-1, -2)", "{a}.swapaxes(-1, -2) @ {g}"


OP = Op(
    name="matmul",
    arguments=("a", "b"),
    shape=_shape,
    forward=lambda a, b: a @ b,
    row=_row,
    width=lambda a, _: 2 * a[-1],
    formula="sum(a * b)",
    derivatives=("b", "a"),
    numpy="{a} @ {b}",
    backward=_backward,
    torch="{a} @ {b}",
    sign="@",
    words="a row of {a} times a column of {b}",
    lesson="Each number of a matrix product is a sum of products: what comes back goes to each "
    "factor times the other one, which over the whole array is a product with the transpose.",
    broadcasts="batch",
)
