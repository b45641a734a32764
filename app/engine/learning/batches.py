"""Which rows of the data each iteration takes, found by the iteration's number alone."""

import numpy as np

from ..arrays import Array


def batches_in_epoch(rows: int, batch_size: int | None) -> int:
    """How many iterations take every row once; the last batch may be smaller."""
    return 1 if batch_size is None else -(-rows // batch_size)


def batch_rows(
    rows: int, batch_size: int | None, shuffle_seed: int | None, iteration: int
) -> Array:
    """The rows of batch ``iteration``, counted from 0: int indices below ``rows``.

    ``batch_size`` None takes all, in order. Else every epoch goes through all rows once, in an
    order of its own drawn from ``shuffle_seed``; without one, as they stand.
    """
    if batch_size is None:
        return np.arange(rows)
    epoch, place = divmod(iteration, batches_in_epoch(rows, batch_size))
    start = place * batch_size
    if shuffle_seed is None:
        return np.arange(start, min(start + batch_size, rows))
    return _order(rows, shuffle_seed, epoch)[start : start + batch_size]


def _order(rows: int, seed: int, epoch: int) -> Array:
    return np.random.default_rng([seed, epoch]).permutation(rows)
