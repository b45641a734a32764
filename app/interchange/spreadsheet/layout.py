"""Where each number of an iteration stands in the workbook.

A layer is a table with a row for each unit; above its weights stands what arrives through them.
One sample fits on one sheet. A batch has what is of the whole batch on the first sheet, and a
sheet for each sample; those are laid out alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...engine.problem import Problem

#: The groups of columns of a layer's table, from left to right: of the batch, and of a sample.
GIVEN = ("weight", "bias")
SAMPLE = (
    *("power", "net", "output", "target", "loss_term", "error", "slope", "delta"),
    *("weight_gradient", "bias_gradient"),
)
BATCH = ("batch_weight_gradient", "batch_bias_gradient")

#: Rows of a sheet before the first table; the learning rate and the loss stand in the second.
_HEAD = 4
#: Rows of a table before its first unit: title, names of the columns, what arrives.
_TABLE_HEAD = 3
_GAP = 2
ETA = (1, 1)
LOSS = (1, 4)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, counted from 0, or the upper left one of several."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one quantity in one layer's table: ``width`` of them, ``rows`` units long."""

    quantity: str
    layer: int
    row: int
    column: int
    width: int
    rows: int


class Layout:
    """Where everything is: ``groups`` on the first sheet, ``sample_groups`` on the others."""

    def __init__(self, problem: Problem, update: tuple[str, ...]) -> None:
        self.problem = problem
        self.samples = len(problem.inputs)
        self.in_batch = self.samples > 1
        # The columns of the update are the optimizer's.
        if self.in_batch:
            self.groups = self._tables(GIVEN, BATCH, update)
            self.sample_groups = self._tables(SAMPLE)
        else:
            self.groups = self._tables(GIVEN, SAMPLE, update)
            self.sample_groups = []
        self._at = {(g.quantity, g.layer): g for g in (*self.groups, *self.sample_groups)}
        self._of_samples = {g.quantity for g in self.sample_groups}

    @property
    def main(self) -> str:
        """The name of the first sheet."""
        return "Network" if self.in_batch else "Iteration"

    def sheet_of(self, sample: int) -> str:
        """The name of the sheet with a sample's numbers."""
        return f"Sample {sample + 1}" if self.in_batch else self.main

    def has(self, quantity: str, layer: int) -> bool:
        """Whether the layer's table has columns of the quantity."""
        return (quantity, layer) in self._at

    def group(self, quantity: str, layer: int) -> Group:
        """The columns of a quantity."""
        return self._at[quantity, layer]

    def place(
        self, quantity: str, layer: int, unit: int = 0, source: int = 0, sample: int = 0
    ) -> Place:
        """The cell of a number; ``input`` and ``output`` of layer 0 are what arrives in layer 1."""
        if quantity == "loss":
            return Place(self.sheet_of(sample), *LOSS)
        if layer == 0:
            return self.arriving(1, unit, sample)
        at = self._at[quantity, layer]
        of_sample = not self.in_batch or quantity in self._of_samples
        sheet = self.sheet_of(sample) if of_sample else self.main
        return Place(sheet, at.row + unit, at.column + source)

    def arriving(self, layer: int, source: int, sample: int) -> Place:
        """The cell above a layer's table with what arrives from ``source`` of the layer below."""
        above = self._at["weight_gradient" if self.in_batch else "weight", layer]
        return Place(self.sheet_of(sample), above.row - 1, above.column + source)

    def cells(self) -> int:
        """How many cells with numbers there are."""
        of_sample = sum(g.rows * g.width for g in self.sample_groups) + sum(self.problem.sizes[:-1])
        return sum(g.rows * g.width for g in self.groups) + self.samples * of_sample

    def _tables(self, *parts: tuple[str, ...]) -> list[Group]:
        groups: list[Group] = []
        row = _HEAD
        for layer in range(1, len(self.problem.sizes)):
            row += _TABLE_HEAD
            column, units = 1, self.problem.sizes[layer]
            for quantity in (q for part in parts for q in part if self._exists(q, layer)):
                width = self.problem.sizes[layer - 1] if "weight" in quantity else 1
                groups.append(Group(quantity, layer, row, column, width, units))
                column += width
            row += units + _GAP
        return groups

    def _exists(self, quantity: str, layer: int) -> bool:
        of, is_last = self.problem.layers[layer - 1], layer == len(self.problem.layers)
        if quantity.startswith(("updated_bias", "old_bias")) or (
            quantity.startswith("bias_") and quantity != "bias_gradient"
        ):
            return of.biases is not None and of.train_biases
        if "bias" in quantity:
            return of.biases is not None
        if quantity in ("target", "loss_term"):
            return is_last
        if quantity == "power":
            return of.activation.slope is None
        return quantity != "slope" or of.activation.slope is not None


def sample_sheets(layout: Layout) -> Iterator[int]:
    """The samples that have a sheet of their own."""
    return iter(range(layout.samples if layout.in_batch else 0))
