"""What a file holds of a network, before what it leaves open is filled in."""

from dataclasses import dataclass, field
from typing import Any

from ...engine.arrays import Array

#: Why the loss is a guess.
NOT_SAID = "The file does not say which loss it is trained by"
NOT_LAST = "The loss comes behind layers that were not picked"


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


@dataclass(frozen=True, slots=True)
class ToldLoss:
    """The loss that a file says a model is trained with.

    ``name`` is the engine's, and where there is none, ``why_none`` says why. ``from_nets`` says
    that the loss has the last activation inside, and ``is_mean`` that it is a mean over the rows of
    the output, and binary cross-entropy one over its columns too.
    """

    name: str | None = None
    why_none: str = NOT_SAID
    from_nets: bool = False
    is_mean: bool = False
    notes: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Found:
    """The layers in order; what is None the file does not say.

    ``samples`` are pairs of an input (d,) and a target (C,). ``notes`` are sentences: what was
    assumed, transposed or left out. ``why_no_loss`` stands before the loss that is
    guessed.
    """

    layers: list[Dense] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    loss: str | None = None
    why_no_loss: str = NOT_SAID
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
