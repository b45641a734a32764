"""Rows of a table, looked up by number."""

import numpy as np

from ....arrays import Array
from ...shapes import told
from ..op import Applied, Op, Places, Shape, ShapeError, Terms, places


def _shape(table: Shape, row: Shape) -> Shape:
    if len(table) < 2:
        raise ShapeError(f"{{0}} is {told(table)}: a table has rows and columns.")
    return (*row, *table[1:])


def _rows(row: Array) -> Places:
    return np.real(row).astype(np.intp)


def _row(applied: Applied, argument: int, i: Places) -> Terms:
    table, row = applied.arrays
    wide = table.size // table.shape[0]
    which, column = np.divmod(i, wide)
    if argument == 1:
        return Terms(which[:, np.newaxis], np.zeros((len(i), 1)))
    elements = places(table.shape).reshape(-1, wide)[_rows(row).reshape(-1)[which], column]
    return Terms(elements[:, np.newaxis], np.ones((len(i), 1)))


def _check(table: Array, row: Array) -> None:
    for number in np.real(row).reshape(-1).tolist():
        if not number.is_integer() or not 0 <= number < len(table):
            raise ShapeError(
                f"{{1}} holds {number:g}: a row of {{0}} is a whole number from 0 to "
                f"{len(table) - 1}."
            )


OP = Op(
    name="embedding",
    arguments=("table", "row"),
    shape=_shape,
    forward=lambda table, row: table[_rows(row)],
    row=_row,
    formula="table",
    derivatives=("1", None),
    numpy="{table}[np.asarray({row}, dtype=int)]",
    backward=("add_rows({g}, {table}, np.asarray({row}, dtype=int))", "np.zeros_like({row})"),
    torch="{table}[torch.as_tensor({row}).long()]",
    sign="table",
    words="a number of the row of {table} that {row} says",
    lesson="Only the rows that were looked up get anything back; the others have no use.",
    check=_check,
    helpers=("add_rows",),
)
