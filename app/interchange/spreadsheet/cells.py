"""Addresses of cells and of ranges, as a formula of a sheet writes them."""

from dataclasses import dataclass

from .layout import Place


def column_name(column: int) -> str:
    """A, …, Z, AA, … of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def address(place: Place, *, absolute: bool = False) -> str:
    """B5, or $B$5."""
    mark = "$" if absolute else ""
    return f"{mark}{column_name(place.column)}{mark}{place.row + 1}"


def quoted(sheet: str) -> str:
    """The sheet's name before an address: Network!, 'Sample 1'!."""
    return f"'{sheet}'!" if " " in sheet else f"{sheet}!"


@dataclass(frozen=True, slots=True)
class Seen:
    """Addresses as the formulas of a ``sheet`` write them: those of other sheets by their name."""

    sheet: str

    def cell(self, place: Place) -> str:
        """The address of a cell."""
        return self._of(place) + address(place)

    def row(self, first: Place, count: int) -> str:
        """The range of so many cells to the right."""
        last = Place(first.sheet, first.row, first.column + count - 1)
        return f"{self._of(first)}{address(first)}:{address(last)}"

    def column(self, first: Place, count: int) -> str:
        """The range of so many cells down."""
        last = Place(first.sheet, first.row + count - 1, first.column)
        return f"{self._of(first)}{address(first)}:{address(last)}"

    def area(self, first: Place, rows: int, columns: int) -> str:
        """The range of so many rows and columns."""
        last = Place(first.sheet, first.row + rows - 1, first.column + columns - 1)
        return f"{self._of(first)}{address(first)}:{address(last)}"

    def _of(self, place: Place) -> str:
        return "" if place.sheet == self.sheet else quoted(place.sheet)
