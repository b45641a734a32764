"""Numbers picked out by whole numbers and slices."""

from typing import Any

import numpy as np

from ....arrays import Array
from ...shapes import told
from ..arrangement import arrangement
from ..op import Parameter, Shape, ShapeError

Key = tuple[int | slice, ...]


def _shape(shape: Shape, key: Key) -> Shape:
    if len(key) > len(shape):
        raise ShapeError(
            f"{{0}} is {told(shape)}: it takes "
            + (f"at most {len(shape)} of the {len(key)} indices." if shape else "no index.")
        )
    out: list[int] = []
    for axis, part in enumerate(key):
        size = shape[axis]
        if isinstance(part, slice):
            count = len(range(*part.indices(size)))
            if not count:
                raise ShapeError(f"{{0}} is {told(shape)}: the slice of axis {axis} is empty.")
            out.append(count)
        elif not -size <= part < size:
            raise ShapeError(
                f"{{0}} is {told(shape)}: index {part} of axis {axis} is not there; there are 0 to "
                f"{size - 1}.".replace("-", "−")
            )
    return (*out, *shape[len(key) :])


def source(key: Key) -> str:
    """The key as it is written between brackets."""
    parts = []
    for part in key:
        if isinstance(part, slice):
            ends = ["" if end is None else str(end) for end in (part.start, part.stop)]
            step = f":{part.step}" if part.step is not None else ""
            parts.append(f"{ends[0]}:{ends[1]}{step}")
        else:
            parts.append(str(part))
    return ", ".join(parts)


def _pick(x: Array, key: Key) -> Any:
    return np.asarray(x[key])


OP = arrangement(
    "index",
    _pick,
    shape=_shape,
    parameters=(Parameter("key", "key"),),
    numpy="{x}[{key}]",
    backward=("put_back({g}, {x}, np.s_[{key}])",),
    torch="{x}[{key}]",
    sign="[ ]",
    words="{x}, picked out",
    lesson="What comes back goes to the number that was picked, and nothing to the others.",
    helpers=("put_back",),
)
