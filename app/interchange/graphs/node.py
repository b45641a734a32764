"""A node of an ONNX graph, its inputs as terms of the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from .writer import Term, UnfitError


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """``kind`` is the operator; ``find`` gives the term of a name, None where there is none.

    ``stand`` has a term stand in the text, which what is in the file does once it is computed with.
    """

    kind: str
    label: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]
    opset: int
    find: Callable[[str], Term | None]
    stand: Callable[[str], Term | None]

    @property
    def told(self) -> str:
        """The node in words."""
        return f"{self.kind[:40]}{f' “{self.label[:60]}”' if self.label else ''}"

    @property
    def output(self) -> str:
        """The first of its outputs that something reads."""
        return next((name for name in self.outputs if name), "")

    def term(self, place: int) -> Term:
        """An input as it stands in the text. Raises UnfitError where there is none."""
        found = self.stand(self.inputs[place]) if self._has(place) else None
        if found is None:
            raise UnfitError(f"input {place + 1} is missing")
        return found

    def optional(self, place: int) -> Term | None:
        """An input as it stands in the text; None where it is left out."""
        return self.term(place) if self._has(place) else None

    def known(self, place: int) -> Term | None:
        """An input that the file may say the numbers of; None where it is left out."""
        return self.find(self.inputs[place]) if self._has(place) else None

    def attribute(self, name: str, usual: Any) -> Any:
        """An attribute, or what it is where it is not given. Raises UnfitError."""
        told = self.attributes.get(name, usual)
        if isinstance(told, float) and not isfinite(told):
            raise UnfitError(f"its {name} is {told}, which is no finite number")
        return told

    def _has(self, place: int) -> bool:
        return place < len(self.inputs) and bool(self.inputs[place])
