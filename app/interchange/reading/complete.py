"""A whole problem from what a file holds; what it does not hold is guessed, and said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ...engine.activations import ACTIVATIONS
from ...engine.losses import LOSSES
from ..fault import InterchangeError
from .found import NOT_LAST, Dense, Found, Limits

#: What is read: the problem as the wire has it, and what there is to say of it.
Read = tuple[dict[str, Any], list[str]]

_INPUT = 0.5


def complete(found: Found, limits: Limits, layers: str = "") -> Read:
    """The problem. ``layers`` picks some of the file's, such as ``2-3``, counted from 1.

    Raises InterchangeError where the network is larger than the limits: by how much, and which of
    its layers would do.
    """
    notes = list(found.notes)
    found = _picked(found, layers, notes)
    _check_sizes(found.layers, limits)
    _check_numbers(found.layers)
    chosen = _activations(found, notes)
    loss = found.loss or _guess_loss(found, chosen[-1], notes)
    samples = _samples(found, limits, notes)
    problem: dict[str, Any] = {
        "network": {
            "layers": [
                {
                    "weights": _plain(layer.weights),
                    "biases": None if layer.biases is None else _plain(layer.biases),
                    "activation": activation,
                    "train_biases": layer.train_biases,
                }
                for layer, activation in zip(found.layers, chosen, strict=True)
            ]
        },
        "loss": loss,
        "samples": samples,
    }
    if found.reduction:
        problem["reduction"] = found.reduction
    if found.optimizer:
        problem["optimizer"] = found.optimizer
    if found.optimizer_state and not layers:
        problem["optimizer_state"] = found.optimizer_state
    return problem, notes


def _plain(array: Any) -> Any:
    return np.asarray(array, dtype=np.float64).tolist()


def _picked(found: Found, layers: str, notes: list[str]) -> Found:
    if not layers:
        return found
    count = len(found.layers)
    first, _, last = layers.partition("-")
    picked = first.strip().isdecimal() and (last or first).strip().isdecimal()
    a, b = (int(first.strip()[:9]), int((last or first).strip()[:9])) if picked else (0, 0)
    if not 1 <= a <= b <= count:
        raise InterchangeError(
            f"“{layers[:40]}” picks no layers: the file has 1 to {count}; 2-3 picks the second and "
            "the third."
        )
    whole = (a, b) == (1, count)
    if not whole:
        notes.append(f"Of the {count} layers of the file, these are {a} to {b}.")
    kept = found if whole else replace(found, samples=None)
    if b < count:
        kept = replace(kept, loss=None, why_no_loss=NOT_LAST)
    return replace(kept, layers=found.layers[a - 1 : b])


def _check_sizes(layers: Sequence[Dense], limits: Limits) -> None:
    excess = list(_excess(layers, limits))
    if not excess:
        return
    offers = list(_fitting(layers, limits))
    told = (
        f" What would do: the layers {', '.join(offers)}."
        if offers
        else " No layer of it is small enough by itself."
    )
    raise InterchangeError(f"The network is too large: {'; '.join(excess)}.{told}", offers)


def _excess(layers: Sequence[Dense], limits: Limits) -> Iterator[str]:
    """What there is too much of, and by how much."""
    weights = sum(layer.weights.size for layer in layers)
    widest = max(max(layer.weights.shape) for layer in layers)
    for number, most, what in (
        (len(layers), limits.layers, "layers"),
        (widest, limits.units, "units in a layer, or inputs"),
        (weights, limits.weights, "weights"),
    ):
        if number > most:
            yield f"{number:,} {what}, {number - most:,} more than the {most:,} that are shown"


def _fitting(layers: Sequence[Dense], limits: Limits) -> Iterator[str]:
    """The longest ranges of layers that fit, none within another."""
    end = 0
    for first in range(len(layers)):
        last = first
        while last < len(layers) and not any(_excess(layers[first : last + 1], limits)):
            last += 1
        if last > max(first, end):
            yield f"{first + 1}-{last}" if last > first + 1 else f"{last}"
            end = last


def _check_numbers(layers: Sequence[Dense]) -> None:
    for layer in layers:
        if not layer.weights.size:
            raise InterchangeError(f"“{layer.name[:60]}” is empty: it has no weights.")
        for array in (layer.weights, layer.biases):
            with np.errstate(all="ignore"):  # what is no number is told of below
                finite = array is None or np.isfinite(np.asarray(array, np.float64)).all()
            if not finite:
                raise InterchangeError(
                    f"“{layer.name[:60]}” has a number that is not finite: NaN or infinite."
                )


def _activations(found: Found, notes: list[str]) -> list[str]:
    """The layers' activations; hidden ones are guessed as ReLU, the output's by its size."""
    *hidden, last = (layer.activation for layer in found.layers)
    chosen = [each or "relu" for each in hidden]
    if any(each is None for each in hidden):
        notes.append(
            "The file does not say which activations the hidden layers have: ReLU is a guess. "
            "Change it in the Network panel."
        )
    if last is None:
        last = _output_for(found.loss, len(found.layers[-1].weights))
        notes.append(
            f"The file does not say which activation the output layer has: {last} is a guess by "
            f"its {'loss' if found.loss else 'size'}."
        )
    return [*chosen, last]


def _output_for(loss: str | None, units: int) -> str:
    if loss in LOSSES:
        return LOSSES[loss].fused_with or "identity"
    return "softmax" if units > 1 else "identity"


def _guess_loss(found: Found, output: str, notes: list[str]) -> str:
    fused = (name for name, loss in LOSSES.items() if loss.fused_with == output)
    loss = next(fused, "half_squared_error")
    notes.append(f"{found.why_no_loss}: {loss.replace('_', ' ')} is a guess.")
    return loss


def _samples(found: Found, limits: Limits, notes: list[str]) -> list[dict[str, Any]]:
    n_in, n_out = found.layers[0].weights.shape[1], len(found.layers[-1].weights)
    if found.samples:
        taken = found.samples[: limits.samples]
        if len(taken) < len(found.samples):
            notes.append(
                f"The first {limits.samples} of its {len(found.samples):,} samples are the batch."
            )
        return [{"input": x, "target": y} for x, y in taken]
    notes.append(
        f"The file holds no sample: every input is {_INPUT}, and the target "
        f"{'is 1 for the first output, 0 for the others' if n_out > 1 else 'is 1'}. "
        "Put your own in their places."
    )
    return [{"input": [_INPUT] * n_in, "target": [1.0] + [0.0] * (n_out - 1)}]


def known_activation(name: Any) -> str | None:
    """The engine's name of an activation, as libraries call it; None where there is none."""
    plain = str(name).lower().replace("-", "_")
    plain = _ALIASES.get(plain, plain)
    return plain if plain in ACTIVATIONS else None


_ALIASES = {"linear": "identity", "logistic": "sigmoid", "swish": "silu", "leakyrelu": "leaky_relu"}
