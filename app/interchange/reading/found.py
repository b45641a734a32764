"""What a file holds of a network, before what it leaves open is filled in."""

from dataclasses import dataclass, field
from typing import Any

from ...engine.arrays import Array


@dataclass(slots=True, eq=False)
class Dense:
    """A dense layer: ``weights`` (n_out, n_in), ``biases`` (n_out,) or None.

    ``activation`` is one of the engine's, or None where the file does not say.
    """

    name: str
    weights: Array
    biases: Array | None = None
    activation: str | None = None
    train_biases: bool = True


@dataclass(slots=True, eq=False)
class Found:
    """The layers in order; what is None the file does not say.

    ``samples`` are pairs of an input (d,) and a target (C,). ``notes`` are sentences: what was
    assumed, transposed or left out.
    """

    layers: list[Dense] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    loss: str | None = None
    reduction: str | None = None
    optimizer: dict[str, Any] | None = None
    optimizer_state: dict[str, Any] | None = None
    samples: list[tuple[Any, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a network may be."""

    layers: int
    units: int
    weights: int
    samples: int


@dataclass(slots=True, eq=False)
class FoundGraph:
    """A model as a graph's ``text``, its given arrays, and the ``result`` of one number."""

    text: str
    values: dict[str, Array]
    with_respect_to: tuple[str, ...]
    result: str
    notes: list[str] = field(default_factory=list)

    def wire(self) -> tuple[dict[str, Any], list[str]]:
        """As JSON takes it, and the notes."""
        return {
            "text": self.text,
            "values": {name: array.tolist() for name, array in self.values.items()},
            "with_respect_to": list(self.with_respect_to),
            "result": self.result,
        }, self.notes
