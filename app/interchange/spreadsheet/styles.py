"""How the cells look: the light colours of the picture and of the formulas on the page."""

from typing import Any

#: The ground of each quantity's cells, as in the page's formulas.
GROUNDS = {
    "input": "#cfeecb",
    "weight": "#fff0a8",
    "bias": "#dff3f8",
    "net": "#cfeecb",
    "power": "#cfeecb",
    "output": "#cfeecb",
    "target": "#ffdfe9",
    "loss_term": "#eedcf6",
    "loss": "#eedcf6",
    "error": "#ffe3c2",
    "slope": "#e1dcfb",
    "delta": "#ffd4c2",
    "gradient": "#ffe3c2",
    "updated": "#e0f5ee",
    "eta": "#e0f5ee",
}
POSITIVE, NEGATIVE = "#3f6fb8", "#b8641c"
#: Four digits, and in exponent form what is too small for them.
_NUMBER = "[>=0.001]0.0000;[<=-0.001]-0.0000;0.000E+00"


def kind_of(quantity: str) -> str:
    """The row of GROUNDS that a quantity belongs to."""
    if quantity.endswith("gradient"):
        return "gradient"
    return quantity if quantity in GROUNDS else "updated"


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.words = book.add_format({"font_color": "#5a6274"})
        self.table = book.add_format({"bold": True, "top": 1, "top_color": "#d5d9e2"})
        self.head = book.add_format({"font_color": "#5a6274", "align": "right"})
        self.label = book.add_format({"bold": True})
        self.zero = book.add_format({"num_format": "0"})
        self.positive = book.add_format({"font_color": POSITIVE})
        self.negative = book.add_format({"font_color": NEGATIVE})
        common = {"num_format": _NUMBER, "border": 1, "border_color": "#ffffff"}
        self._computed = {
            kind: book.add_format({**common, "bg_color": ground})
            for kind, ground in GROUNDS.items()
        }
        # What may be changed is framed.
        self._given = {
            kind: book.add_format({**common, "bg_color": ground, "border_color": "#5a6274"})
            for kind, ground in GROUNDS.items()
        }

    def cell(self, quantity: str, *, given: bool) -> Any:
        """The format of a number."""
        return (self._given if given else self._computed)[kind_of(quantity)]
