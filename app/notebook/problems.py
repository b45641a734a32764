"""A problem of a model, inputs, targets and a loss."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..engine.arrays import Array
from ..engine.losses import LOSSES
from ..engine.problem import Problem, ProblemError
from ..interchange.fault import InterchangeError
from ..interchange.reading.complete import complete
from ..interchange.reading.found import Found, Limits
from ..web.problem.limits import LAYERS, SAMPLES, UNITS, WEIGHTS
from ..web.problem.reading import read_problem
from .models import ModelError, layers_in

#: What losses are called elsewhere.
_LOSSES = {
    "mse": "mean_squared_error",
    "mse_loss": "mean_squared_error",
    "squared_error": "half_squared_error",
    "bce": "binary_cross_entropy",
    "binary_crossentropy": "binary_cross_entropy",
    "log_loss": "binary_cross_entropy",
    "categorical_crossentropy": "categorical_cross_entropy",
    "nll": "categorical_cross_entropy",
}


def problem_of(
    model: Any, x: Any = None, y: Any = None, loss: str | None = None, learning_rate: float = 0.5
) -> Problem:
    """The problem that ``show``, ``trace`` and ``check`` are about. Raises ModelError."""
    if isinstance(model, Problem):
        return model
    try:
        if isinstance(model, Mapping) and ("network" in model or "problem" in model):
            return read_problem(model.get("problem", model))
        found = layers_in(model)
        outputs = len(found.layers[-1].weights)
        _set_loss(found, loss)
        if x is not None and y is not None:
            inputs = _rows(x)
            classes = getattr(model, "classes_", None)
            targets = _targets(y, (len(inputs), outputs), found.loss or "", classes)
            if len(targets) != len(inputs):
                raise ModelError(f"x has {len(inputs)} rows, and y {len(targets)}.")
            if len(inputs) > SAMPLES:
                raise ModelError(f"x has {len(inputs)} rows; at most {SAMPLES} are shown.")
            found.samples = list(zip(inputs.tolist(), targets.tolist(), strict=True))
        found.optimizer = {"name": "sgd", "learning_rate": learning_rate}
        found.reduction = found.reduction or "mean"
        wire, _ = complete(found, Limits(LAYERS, UNITS, WEIGHTS, SAMPLES))
        return read_problem(wire)
    except (InterchangeError, ProblemError) as error:
        raise ModelError(str(error)) from error


def _set_loss(found: Found, loss: str | None) -> None:
    """The loss that is asked for, and of nets that go into it the activation that it has inside."""
    last = found.layers[-1]
    if loss is not None:
        name = loss.lower().replace("-", "_").replace(" ", "_")
        if name in ("cross_entropy", "crossentropy"):
            binary = last.activation == "sigmoid"
            name = "binary_cross_entropy" if binary else "categorical_cross_entropy"
        elif name in ("bce_with_logits", "binary_cross_entropy_with_logits"):
            name = "binary_cross_entropy"
        found.loss = _LOSSES.get(name, name)
        if found.loss not in LOSSES:
            raise ModelError(f"“{loss}” is no loss here; there are {', '.join(LOSSES)}.")
        fused = LOSSES[found.loss].fused_with
        if fused and last.activation == "identity":
            last.activation = fused


def _rows(x: Any) -> Array:
    array = np.asarray(x.detach().cpu() if hasattr(x, "detach") else x, float)
    if array.ndim > 2:
        raise ModelError(f"x has the shape {array.shape}; here it is a row of numbers a sample.")
    return np.atleast_2d(array)


def _targets(y: Any, shape: tuple[int, int], loss: str, classes: Any) -> Array:
    """(N, C), as ``shape`` says; a class for each sample becomes targets with a single 1."""
    samples, outputs = shape
    array = np.asarray(y.detach().cpu() if hasattr(y, "detach") else y)
    if classes is not None and array.ndim <= 1:
        numbers = np.searchsorted(np.asarray(classes), np.atleast_1d(array))
        return np.eye(outputs)[numbers] if outputs > 1 else numbers[:, None].astype(float)
    whole = array.dtype.kind in "iu" and array.ndim <= 1
    if whole and loss == "categorical_cross_entropy" and outputs > 1:
        numbers = np.atleast_1d(array)
        # Of a single sample, a number for each output is the target itself.
        if len(numbers) == samples:
            if numbers.min() < 0 or numbers.max() >= outputs:
                raise ModelError(f"y has classes up to {numbers.max()} of {outputs} outputs.")
            return np.eye(outputs)[numbers]
    array = array.astype(float)
    if array.ndim == 1 and outputs == 1:
        return array[:, None]
    return np.atleast_2d(array)
