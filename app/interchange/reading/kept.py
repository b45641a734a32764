"""What our own files keep beside their weights; see ``wire.beside_the_weights``."""

import json
from typing import Any

from ..fault import InterchangeError
from .found import Found

_LONGEST = 4 << 20


def apply(found: Found, text: str | None) -> None:
    """Take over activations, loss, samples and the rest, where the file has them.

    What is taken is checked as any problem is, once the problem is whole.
    """
    if text is None:
        return
    try:
        kept = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict) or not isinstance(kept.get("layers"), list):
        raise InterchangeError("What the file says of the network beside its weights is damaged.")
    for layer, of in zip(found.layers, kept["layers"], strict=False):
        if isinstance(of, dict):
            layer.activation = _text(of.get("activation"))
            layer.train_biases = of.get("train_biases") is not False
    found.notes.clear()  # how our own arrays stand need not be guessed
    found.loss = _text(kept.get("loss"))
    found.reduction = _text(kept.get("reduction"))
    found.optimizer = kept.get("optimizer") if isinstance(kept.get("optimizer"), dict) else None
    state = kept.get("optimizer_state")
    found.optimizer_state = state if isinstance(state, dict) else None
    samples = kept.get("samples")
    if isinstance(samples, list) and all(isinstance(each, dict) for each in samples):
        found.samples = [(each.get("input"), each.get("target")) for each in samples]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
