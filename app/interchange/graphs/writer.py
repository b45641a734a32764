"""A graph's text in the making: its names, its lines, and the arrays that are given to it."""

import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ...engine.graph import limits
from ...engine.graph.ops import OPS
from ...engine.graph.ops.op import Shape, ShapeError
from ..fault import InterchangeError

#: Characters at which no part of a model is worth looking for any more.
_LONGEST = 10 * limits.TEXT


class UnfitError(ValueError):
    """An op that the graph cannot have as it is; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """Something that the text computes with: a name of it or a number, and its shape.

    ``known`` are its numbers, where the file has them; ``code`` is empty where it has only those.
    """

    code: str
    shape: Shape
    known: Array | None = None


class Writer:
    """The lines so far. ``values`` are the given arrays that they read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.values: dict[str, Array] = {}
        #: The given arrays that are not learned.
        self.fixed: set[str] = set()
        #: How many rows the table has that an array looks up.
        self.rows: dict[str, int] = {}
        self._taken: dict[str, int] = {}
        self._written = 0

    def name(self, wanted: str) -> str:
        """A name of the text like the one that is wanted, which nothing else has."""
        plain = re.sub(r"\W+", "_", wanted.removeprefix("onnx::"), flags=re.ASCII).strip("_")
        # 0.weight, as a torch.nn.Sequential has it, is weight_0.
        plain = re.sub(r"^([\d_]+)_([a-zA-Z]\w*)$", r"\2_\1", plain)[: limits.NAME - 6]
        if not plain or not plain[0].isalpha() or keyword.iskeyword(plain):
            plain = f"v_{plain}".rstrip("_")
        # What is called as a function is counted from the first on.
        if plain not in self._taken and plain not in OPS:
            self._taken[plain] = 1
            return plain
        while True:
            self._taken[plain] = self._taken.get(plain, 0) + 1
            found = f"{plain}_{self._taken[plain]}"
            if found not in self._taken:
                self._taken[found] = 1
                return found

    def given(self, wanted: str, array: Array, *, fixed: bool = False) -> Term:
        """A given array, under a name like that; one that is ``fixed`` is not learned."""
        name = self.name(wanted)
        self.values[name] = array
        if fixed:
            self.fixed.add(name)
        return Term(name, array.shape)

    def line(self, wanted: str, code: str, shape: Shape) -> Term:
        """A line that assigns what the code computes. Raises InterchangeError for far too many."""
        name = self.name(wanted)
        self._written += len(name) + len(code)
        if self._written > _LONGEST:
            raise InterchangeError(
                f"The model comes to a text of more than {_LONGEST:,} characters; a graph here has "
                f"at most {limits.TEXT:,}."
            )
        self.lines.append(f"{name} = {code}")
        return Term(name, shape)

    def call(self, wanted: str, op: str, *terms: Term, **params: Any) -> Term:
        """A line that calls a function of graphs. Raises UnfitError."""
        arrays = ", ".join(term.code for term in terms)
        if OPS[op].variadic:
            arrays = f"[{arrays}]"
        told = "".join(f", {name}={value!r}" for name, value in params.items())
        return self.line(wanted, f"{op}({arrays}{told})", shape_of(op, *terms, **params))

    def between(self, wanted: str, a: Term, sign: str, b: Term) -> Term:
        """A line of two terms with a sign between them. Raises UnfitError."""
        return self.line(wanted, f"{a.code} {sign} {b.code}", shape_of(_SIGNS[sign], a, b))


_SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power", "@": "matmul"}


def shape_of(op: str, *terms: Term, **params: Any) -> Shape:
    """The shape of what an op of graphs makes of the terms. Raises UnfitError."""
    try:
        shape: Shape = OPS[op].shape(*(term.shape for term in terms), **params)
    except ShapeError as error:
        told = str(error)
        for place, term in enumerate(terms):
            told = told.replace(f"{{{place}}}", term.code)
        raise UnfitError(told) from error
    return shape


def number(value: float) -> Term:
    """A number that stands in the text itself. Raises UnfitError where a text cannot have it."""
    if not isfinite(value):
        raise UnfitError(f"it computes with {value}, which is no finite number")
    whole = float(value).is_integer() and abs(value) < 1e15
    return Term(str(int(value)) if whole else repr(float(value)), (), np.asarray(float(value)))


def whole_numbers(term: Term | None, what: str) -> list[int]:
    """The whole numbers that the file says. Raises UnfitError where something computes them."""
    if term is None or term.known is None:
        raise UnfitError(f"its {what} is computed, and not in the file")
    return [int(each) for each in np.asarray(term.known).reshape(-1)[:64]]


def listed(shape: Sequence[int]) -> str:
    """2×3, as words have a shape."""
    return "×".join(map(str, shape)) or "one number"
