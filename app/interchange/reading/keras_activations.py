"""The activation of a dense layer of Keras, as the engine calls it."""

from collections.abc import Mapping
from typing import Any

from ...engine.activations import ELU_ALPHA, LEAKY_SLOPE
from ..fault import InterchangeError
from .complete import known_activation

#: Layers that are an activation: its name, and their fields, what each is by itself and here.
ACTIVATION_LAYERS: dict[str, tuple[str, tuple[tuple[str, Any, Any], ...]]] = {
    "ReLU": ("relu", (("negative_slope", 0, 0), ("threshold", 0, 0), ("max_value", None, None))),
    "LeakyReLU": ("leaky_relu", (("negative_slope", 0.3, LEAKY_SLOPE),)),
    "ELU": ("elu", (("alpha", ELU_ALPHA, ELU_ALPHA),)),
    "Softmax": ("softmax", (("axis", -1, -1),)),
}
#: What a field was called before Keras 3.
_ONCE = {"negative_slope": "alpha"}
_KERAS_LEAKY_SLOPE = 0.2


def named_activation(of: Mapping[str, Any]) -> str:
    """The one in a layer's configuration. Raises InterchangeError where the engine has none."""
    told = of.get("activation")
    if isinstance(told, dict):
        kind, config = str(told.get("class_name")), told.get("config")
        if kind not in ACTIVATION_LAYERS or not isinstance(config, dict):
            raise InterchangeError(f"The activation {kind[:60]} is none of those here.")
        return activation_of_layer(kind, config)
    name = known_activation("identity" if told is None else told)
    if name is None:
        raise InterchangeError(f"The activation {str(told)[:60]} is none of those here.")
    if name == "leaky_relu":
        raise InterchangeError(
            f"Keras’s leaky_relu has the slope {_KERAS_LEAKY_SLOPE}; here it is {LEAKY_SLOPE}."
        )
    return name


def activation_of_layer(kind: str, of: Mapping[str, Any]) -> str:
    """The one that a layer of its own is. Raises InterchangeError where its numbers differ."""
    name, numbers = ACTIVATION_LAYERS[kind]
    for field, usual, ours in numbers:
        value = of.get(field, of.get(_ONCE.get(field, field), usual))
        if value != ours and not _is_near(value, ours):
            told = str(value)[:40]
            raise InterchangeError(f"A {kind} has the {field} {told}; here it is {ours}.")
    return name


def _is_near(value: Any, ours: Any) -> bool:
    """Whether both are one number, the one of the file perhaps in 32 bits."""
    numbers = isinstance(value, int | float) and isinstance(ours, int | float)
    return numbers and ours - 1e-6 < value < ours + 1e-6
