"""Axes of arrays: which there are, and the numbers along them."""

from ..shapes import told
from .op import Places, Shape, ShapeError, places


def checked(axis: int, shape: Shape, *, extra: int = 0) -> int:
    """The axis counted from the first. Raises ShapeError where there is none such."""
    axes = len(shape) + extra
    if not -axes <= axis < axes:
        if not axes:
            raise ShapeError("{0} is one number and has no axis.")
        wanted = f"from {-axes} to {axes - 1}, not {axis}".replace("-", "−")
        raise ShapeError(f"{{0}} is {told(shape)}: “axis” must be {wanted}.")
    return axis % axes


def along(shape: Shape, axis: int | None) -> Places:
    """The places of an array as (numbers of the result, numbers along the axis)."""
    if axis is None:
        return places(shape).reshape(1, -1)
    at = places(shape).swapaxes(axis, -1)
    return _moved(places(shape), axis).reshape(-1, at.shape[-1])


def _moved(at: Places, axis: int) -> Places:
    order = [k for k in range(at.ndim) if k != axis % at.ndim] + [axis % at.ndim]
    return at.transpose(order)


def length(shape: Shape, axis: int | None) -> int:
    """How many numbers there are along the axis, or in all."""
    if axis is not None:
        return shape[axis]
    count = 1
    for size in shape:
        count *= size
    return count


def beside(shape: Shape, axis: int, i: Places) -> Places:
    """The places (n, k) along the axis through each of the places ``i`` (n,)."""
    step = 1
    for size in shape[axis % len(shape) + 1 :]:
        step *= size
    count = shape[axis]
    first = i - (i // step % count) * step
    row: Places = first[:, None] + places((count,))[None, :] * step
    return row
