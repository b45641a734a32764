"""Windows that slide over the last axes of an array, with strides and padding."""

from functools import lru_cache

import numpy as np

from .op import Places, Shape, places


def positions(size: int, window: int, stride: int, padding: int) -> int:
    """At how many places a window fits on an axis."""
    return (size + 2 * padding - window) // stride + 1


@lru_cache(maxsize=64)
def met(shape: Shape, window: Shape, stride: int, padding: int) -> Places:
    """What a window meets: places in an array of ``shape``, −1 in the padding.

    Of shape (positions along each axis …, numbers of the window).
    """
    at = places(shape)
    if padding:
        at = np.pad(at, padding, constant_values=-1)
    view = np.lib.stride_tricks.sliding_window_view(at, window)
    steps = view[tuple(slice(None, None, stride) for _ in shape)]
    found = steps.reshape(*steps.shape[: len(shape)], -1)
    found.flags.writeable = False
    return found
