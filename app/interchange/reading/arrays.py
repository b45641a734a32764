"""Arrays from raw bytes, their sizes checked first."""

from collections.abc import Sequence
from math import prod

import numpy as np

from ...engine.arrays import Array
from ..fault import InterchangeError

#: The most numbers that an array of a file may have.
MOST_NUMBERS = 4 << 20
#: Dimensions of an array; more are no array of a network.
_MOST_DIMENSIONS = 8


def size_of(name: str, shape: Sequence[int]) -> int:
    """How many numbers an array of the shape has. Raises InterchangeError where too many."""
    sound = len(shape) <= _MOST_DIMENSIONS and all(0 <= side <= MOST_NUMBERS for side in shape)
    if not sound or prod(shape) > MOST_NUMBERS:
        raise InterchangeError(f"“{name[:80]}” is larger than the {MOST_NUMBERS:,} numbers read.")
    return prod(shape)


def from_bytes(name: str, raw: bytes, dtype: str, shape: Sequence[int]) -> Array:
    """The array of numpy's ``dtype``, or ``bfloat16``, that the bytes hold row by row."""
    count = size_of(name, shape)
    stored = np.dtype("<u2" if dtype == "bfloat16" else dtype)
    if len(raw) != count * stored.itemsize:
        raise InterchangeError(
            f"“{name[:80]}” has {len(raw):,} bytes where its shape asks for "
            f"{count * stored.itemsize:,}."
        )
    numbers: Array = np.frombuffer(raw, stored).reshape(shape)
    if dtype == "bfloat16":
        # The upper half of a float32.
        numbers = (numbers.astype("<u4") << 16).view("<f4")
    return numbers
