"""The loss that a Keras model is trained with, as its file tells it."""

from collections.abc import Mapping
from typing import Any

from .found import ToldLoss

_LOSSES = {
    "mse": "mean_squared_error",
    "mean_squared_error": "mean_squared_error",
    "meansquarederror": "mean_squared_error",
    "binary_crossentropy": "binary_cross_entropy",
    "binarycrossentropy": "binary_cross_entropy",
    "categorical_crossentropy": "categorical_cross_entropy",
    "categoricalcrossentropy": "categorical_cross_entropy",
    "sparse_categorical_crossentropy": "categorical_cross_entropy",
    "sparsecategoricalcrossentropy": "categorical_cross_entropy",
}
_SPARSE = "The sparse cross-entropy of class numbers is the one of targets with a single 1 here."
#: How Keras puts the losses of a batch together, by itself.
_MEAN = (None, "auto", "mean", "sum_over_batch_size")


def loss_in(training: Any, output: str | None = None, place: int = 0) -> ToldLoss:
    """What the configuration of the training says of the loss.

    Of a model with several outputs it is that of the one called ``output``, or at that ``place``.
    """
    told = training.get("loss") if isinstance(training, Mapping) else None
    if isinstance(told, Mapping) and "class_name" not in told:
        told = told.get(output)
    elif isinstance(told, list):
        told = told[place] if place < len(told) else None
    name, inner = _named(told)
    if not name:
        return ToldLoss()
    ours, ways = _LOSSES.get(name.lower()), _other_ways(inner)
    if ours is None or ways:
        return ToldLoss(why_none=f"Its loss, {name[:60]}{ways}, is none of those here")
    sparse = name.lower().startswith("sparse")
    return ToldLoss(
        ours,
        from_nets=inner.get("from_logits") is True,
        is_mean=True,
        notes=(_SPARSE,) if sparse else (),
    )


def _named(loss: Any) -> tuple[str, Mapping[str, Any]]:
    """What Keras calls a loss, and its configuration."""
    if not isinstance(loss, Mapping):
        return loss if isinstance(loss, str) else "", {}
    name, config = str(loss.get("class_name")), loss.get("config")
    if name == "function" and isinstance(config, str):
        return config, {}
    return name, config if isinstance(config, Mapping) else {}


def _other_ways(config: Mapping[str, Any]) -> str:
    """What makes it another loss than the one of its name, in words."""
    if config.get("label_smoothing"):
        return " with label_smoothing"
    return "" if config.get("reduction") in _MEAN else f" by {str(config['reduction'])[:20]}"
