"""Tables: of our sets, made from a seed, and of rows that somebody brings, looked through."""

from collections.abc import Sequence

import numpy as np

from .dataset import Array, Dataset, Kind, Table
from .faults import DataError
from .notes import notes_on

#: How large a table may be.
MOST_ROWS = 10_000
MOST_COLUMNS = 64


def one_hot(classes: Array, number: int) -> Array:
    """(N, 1) of 0 and 1 where there are two classes; else (N, C) with a 1 for each row's class."""
    if number == 2:
        return classes[:, np.newaxis].astype(np.float64)
    return np.eye(number)[classes]


def table_of_set(dataset: Dataset, count: int, noise: float, seed: int, held_out: float) -> Table:
    """So many rows of a set. The same seed gives the same rows, whatever is held out.

    Raises DataError where the set has not so many.
    """
    least, most = dataset.counts
    if not least <= count <= most:
        raise DataError(
            f"{dataset.title} has from {least} to {most:,} rows; {count:,} were asked for.",
            "/count",
        )
    inputs, targets = dataset.make(count, noise, np.random.default_rng([seed, 0]))
    if dataset.classes:
        targets = one_hot(targets, len(dataset.classes))
    return Table(inputs, targets, drawn(count, held_out, seed), dataset.kind)


def drawn(count: int, share: float, seed: int) -> Array:
    """The rows held out: that share of them, drawn from the seed, in order.

    Raises DataError where too few would be left to learn from.
    """
    number = round(share * count)
    if count - number < 1:
        raise DataError("All rows are held out: none is left to learn from.", "/held_out")
    return np.sort(np.random.default_rng([seed, 1]).permutation(count)[:number])


def table_of_rows(
    inputs: Sequence[Sequence[float]],
    targets: Sequence[Sequence[float]],
    held_out: Sequence[int],
) -> Table:
    """The table of somebody's rows. Raises DataError where nothing can be learnt from it."""
    if not inputs:
        raise DataError("The table is empty: it needs rows, each with its inputs.", "/inputs")
    if len(inputs) > MOST_ROWS:
        raise DataError(
            f"The table has {len(inputs):,} rows; at most {MOST_ROWS:,} are taken: leave some out.",
            "/inputs",
        )
    if len(targets) != len(inputs):
        raise DataError(
            f"There are {len(inputs):,} rows of inputs and {len(targets):,} of targets: each row "
            "needs both.",
            "/targets",
        )
    if len(inputs) == 1:
        raise DataError(
            "The table has one row: there is nothing to tell apart. It needs two or more.",
            "/inputs",
        )
    for name, rows in (("input", inputs), ("target", targets)):
        _check_widths(name, rows)
    unique = sorted(set(held_out))
    if unique and unique[-1] >= len(inputs):
        raise DataError(
            f"Row {unique[-1]} is held out, but rows count from 0 to {len(inputs) - 1}.",
            "/held_out",
        )
    if len(unique) == len(inputs):
        raise DataError("All rows are held out: none is left to learn from.", "/held_out")
    wide, right = np.array(inputs, dtype=np.float64), np.array(targets, dtype=np.float64)
    kind: Kind = "classes" if _are_classes(right) else "values"
    table = Table(wide, right, np.array(unique, dtype=int), kind)
    return Table(wide, right, table.held_out, kind, tuple(notes_on(table)))


def _check_widths(name: str, rows: Sequence[Sequence[float]]) -> None:
    width = len(rows[0])
    if not 1 <= width <= MOST_COLUMNS:
        raise DataError(
            f"A row has {width} {name}s: it needs from 1 to {MOST_COLUMNS}.", f"/{name}s/0"
        )
    for at, row in enumerate(rows):
        if len(row) != width:
            raise DataError(
                f"Row {at + 1} has {len(row)} {name}s: it needs {width}, as row 1 has.",
                f"/{name}s/{at}",
            )


def _are_classes(targets: Array) -> bool:
    """Whether each row's targets are one 0 or 1, or zeros with a single 1."""
    binary = bool(np.isin(targets, (0.0, 1.0)).all())
    return binary and (targets.shape[1] == 1 or bool((targets.sum(axis=1) == 1).all()))
