"""What is odd about a table, said before anybody wonders why it is not learnt."""

from collections.abc import Iterator

import numpy as np

from .dataset import Array, Table


def notes_on(table: Table) -> Iterator[str]:
    """A sentence for each constant column, and for each class that is rare or not learnt from."""
    training = table.training
    for i in range(table.inputs.shape[1]):
        column = table.inputs[:, i]
        if (column == column[0]).all():
            yield (
                f"Input {i + 1} is {_plain(column[0])} in every row: it tells nothing apart, and "
                "does what a bias does."
            )
    if table.kind == "values":
        for k in range(table.targets.shape[1]):
            column = table.targets[:, k]
            if (column == column[0]).all():
                yield f"Target {k + 1} is {_plain(column[0])} in every row: a bias alone learns it."
        return
    classes = _classes(table.targets)
    for number in range(max(2, table.targets.shape[1])):
        rows = np.flatnonzero(classes == number)
        if not len(rows):
            yield f"Class {number} has no row: nothing will be learnt of it."
        elif len(rows) == 1:
            yield (
                f"Class {number} is seen once, in row {rows[0] + 1}: what is learnt of it is that "
                "row alone."
            )
        elif not np.isin(rows, training).any():
            yield f"All rows of class {number} are held out: nothing will be learnt of it."


def _classes(targets: Array) -> Array:
    """The number of each row's class."""
    return targets[:, 0].astype(int) if targets.shape[1] == 1 else targets.argmax(axis=1)


def _plain(number: float) -> str:
    return f"{number:.6g}".replace("-", "−")
