"""A spreadsheet's formulas, computed anew in Python: a second opinion to the numbers it stores."""

import math
import re
from io import BytesIO
from statistics import NormalDist
from typing import Any

import openpyxl

_REFERENCE = re.compile(
    r"(?:(?P<sheet>'[^']+'|[A-Za-z]\w*)!)?(?P<first>[A-Z]{1,3}\d+)(?::(?P<last>[A-Z]{1,3}\d+))?(?![\w(])"
)


def _flat(*values: Any) -> list[float]:
    return [n for v in values for n in (v if isinstance(v, list) else [v])]


_FUNCTIONS: dict[str, Any] = {
    "ABS": abs,
    "EXP": math.exp,
    "LN": math.log,
    "SQRT": math.sqrt,
    "TANH": math.tanh,
    "PI": lambda: math.pi,
    "NORMSDIST": NormalDist().cdf,
    "MAX": lambda *v: max(_flat(*v)),
    "MIN": lambda *v: min(_flat(*v)),
    "SUM": lambda *v: math.fsum(_flat(*v)),
    "SUMSQ": lambda *v: math.fsum(n * n for n in _flat(*v)),
    "SUMPRODUCT": lambda a, b: math.fsum(x * y for x, y in zip(a, b, strict=True)),
    "LAZY": lambda condition, yes, no: yes() if condition else no(),
}


class Workbook:
    """The cells of a workbook. Raises where a formula has no value."""

    def __init__(self, content: bytes) -> None:
        self.stored = openpyxl.load_workbook(BytesIO(content), data_only=True)
        self.formulas = openpyxl.load_workbook(BytesIO(content))
        self._computed: dict[tuple[str, str], Any] = {}

    def cells(self) -> list[tuple[str, str, Any]]:
        """Sheet, address and stored value of each cell with a number."""
        return [
            (sheet.title, cell.coordinate, cell.value)
            for sheet in self.stored
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, int | float)
        ]

    def set(self, sheet: str, address: str, value: float) -> None:
        """Change a cell, as somebody would in the spreadsheet."""
        self.formulas[sheet][address].value = value
        self._computed.clear()

    def value(self, sheet: str, address: str) -> Any:
        """What the cell comes to, its formula computed from other cells."""
        key = sheet, address
        if key not in self._computed:
            held = self.formulas[sheet][address].value
            is_formula = isinstance(held, str) and held.startswith("=")
            self._computed[key] = self._evaluated(sheet, held[1:]) if is_formula else held
        return self._computed[key]

    def named(self, name: str) -> Any:
        """The value of the cell of that name."""
        sheet, _, address = self.formulas.defined_names[name].attr_text.rpartition("!")
        return self.value(sheet.strip("'"), address.replace("$", ""))

    def _evaluated(self, sheet: str, formula: str) -> Any:
        python = _REFERENCE.sub(lambda at: self._python(sheet, at), formula)
        python = python.replace("^", "**").replace("<>", "!=")
        python = re.sub(r"(?<![<>=])=(?!=)", "==", python)
        python = _lazily(python)
        names = {**_FUNCTIONS, "at": self.value, "area": self._area, "__builtins__": {}}
        return eval(python, names)

    def _python(self, sheet: str, at: re.Match[str]) -> str:
        of = (at["sheet"] or sheet).strip("'")
        if at["last"]:
            return f"area({of!r},{at['first']!r},{at['last']!r})"
        return f"at({of!r},{at['first']!r})"

    def _area(self, sheet: str, first: str, last: str) -> list[Any]:
        rows = self.formulas[sheet][f"{first}:{last}"]
        return [self.value(sheet, cell.coordinate) for row in rows for cell in row]


def _lazily(python: str) -> str:
    """IF(a,b,c) computes one of b and c alone; IFERROR(a,b) is a where there is such."""
    while (start := _last_call(python)) >= 0:
        name = "IFERROR(" if python.startswith("IFERROR(", start) else "IF("
        parts, end = _arguments(python, start + len(name))
        if name == "IFERROR(":
            replaced = parts[0]
        else:
            replaced = f"LAZY({parts[0]},lambda:({parts[1]}),lambda:({parts[2]}))"
        python = python[:start] + replaced + python[end:]
    return python


def _last_call(python: str) -> int:
    found = [match.start() for match in re.finditer(r"\bIF(?:ERROR)?\(", python)]
    return found[-1] if found else -1


def _arguments(python: str, start: int) -> tuple[list[str], int]:
    parts, depth, begin = [], 0, start
    for at in range(start, len(python)):
        sign = python[at]
        if sign == "(":
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        elif sign == ")" or (sign == "," and not depth):
            parts.append(python[begin:at])
            begin = at + 1
            if sign == ")":
                return parts, at + 1
    raise ValueError(python)
