"""Names: every number of a trace has one, its ref, such as ``weight.2.0.1`` or ``delta.1.0``."""

from dataclasses import dataclass
from typing import Final

from ..engine.optimizers.forms import QUANTITIES

#: What optimizers compute on the way to a new weight or bias.
OF_OPTIMIZER: Final = tuple(f"{kind}_{name}" for name in QUANTITIES for kind in ("weight", "bias"))
#: Quantities with one number per weight: ``name.l.j.i``.
PER_WEIGHT: Final = (
    *("weight", "weight_gradient", "batch_weight_gradient", "updated_weight"),
    *(name for name in OF_OPTIMIZER if name.startswith("weight_")),
)
#: Quantities with one number per unit of a layer: ``name.l.j``.
PER_UNIT: Final = (
    *("bias", "net", "output", "error", "slope", "delta"),
    *("bias_gradient", "batch_bias_gradient", "updated_bias"),
    *(name for name in OF_OPTIMIZER if name.startswith("bias_")),
)
#: Quantities with one number per input or output of the network: ``name.k``.
PER_TERMINAL: Final = ("input", "target", "loss_term")
#: Quantities that are one number.
SINGLE: Final = ("loss", "batch_loss", "gradient_norm", "learning_rate")

#: Quantities that a problem gives; all others are computed.
GIVEN: Final = ("input", "target", "weight", "bias")
#: Quantities of the whole batch; all others that are computed belong to one sample.
OF_BATCH: Final = (
    *("batch_loss", "batch_weight_gradient", "batch_bias_gradient"),
    *("updated_weight", "updated_bias"),
    *("gradient_norm", "learning_rate", *OF_OPTIMIZER),
)

_PARTS = {
    **dict.fromkeys(PER_WEIGHT, 3),
    **dict.fromkeys(PER_UNIT, 2),
    **dict.fromkeys(PER_TERMINAL, 1),
    **dict.fromkeys(SINGLE, 0),
}


@dataclass(frozen=True, slots=True)
class Ref:
    """A quantity's name and the number's place in it.

    Layers count from 1 (0 is the input), units and sources from 0. A weight runs from unit
    ``source`` of the layer before to unit ``unit`` of ``layer``.
    """

    quantity: str
    layer: int | None = None
    unit: int | None = None
    source: int | None = None

    def __str__(self) -> str:
        layer = "" if self.layer is None else f".{self.layer}"
        unit = "" if self.unit is None else f".{self.unit}"
        source = "" if self.source is None else f".{self.source}"
        return f"{self.quantity}{layer}{unit}{source}"


def is_place(text: str) -> bool:
    """Whether a part of a ref may be a place. Of thousands of digits, Python makes no number."""
    return text.isdecimal() and text.isascii() and len(text) < 100


def parse_ref(text: str) -> Ref:
    """The Ref that ``text`` writes. Raises ValueError, saying what a ref looks like."""
    quantity, *places = text.split(".")
    if quantity not in _PARTS:
        raise ValueError(f"“{quantity}” is not a quantity; there are {', '.join(_PARTS)}.")
    if len(places) != _PARTS[quantity] or not all(map(is_place, places)):
        form = ".".join([quantity, *("l", "j", "i")[: _PARTS[quantity]]])
        if quantity in PER_TERMINAL:
            form = f"{quantity}.k"
        raise ValueError(f"“{text}” is not a ref; it has the form {form}, each place a number.")
    numbers = [int(place) for place in places]
    if quantity in PER_TERMINAL:
        return Ref(quantity, unit=numbers[0])
    return Ref(quantity, *numbers)
