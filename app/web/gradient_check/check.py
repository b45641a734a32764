"""The gradient check as it goes out: every gradient beside its numerical estimate."""

import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ...engine.gradient_check import GradientCheck, check_gradients
from ...engine.problem import Problem
from ...trace.refs import Ref
from ...trace.trace import Trace

#: Seconds of work that one check may be, and gradients that one may have.
WORK = 1.0
MOST = 2000
#: What an estimate costs in seconds: in itself, per weight, per weight and sample, and per unit and
#: sample with the dearest activation, GELU. Measured.
_EACH, _PER_WEIGHT, _PER_PRODUCT, _PER_ACTIVATION = 6e-5, 5e-8, 1.3e-8, 8e-8

#: Up to which relative error, and what that means.
BANDS = (
    (1e-7, "good", "the two agree as closely as can be told"),
    (1e-4, "fine", "fine where an activation has a kink, as ReLU has; look closer if none has"),
    (1e-2, "suspicious", "suspicious"),
    (math.inf, "wrong", "the formula is wrong"),
)
#: What is said where there is nothing to compare with.
UNDEFINED = "undefined"
UNDEFINED_MEANING = "no verdict: a kink lies within the step, or the estimate overflows"


def check_answer(problem: Problem) -> dict[str, Any]:
    """Each gradient of the batch, its estimate, and how far apart they are.

    Of a network too large to check in time, evenly spaced gradients are taken: every 2nd, 3rd, …
    A gradient whose estimate overflows, or has a kink within its step, gets no verdict. Raises
    NotFiniteError where a number of the problem overflows.
    """
    trace = Trace(problem)
    total = sum(layer.weights.size + _size(layer.biases) for layer in problem.layers)
    every = math.ceil(total / _most(problem))
    check = check_gradients(problem, every)
    gradients = list(_gradients(trace, check, every))
    return {
        "method": check.method,
        "total": total,
        "every": every,
        "kinks": not all(layer.activation.smooth for layer in problem.layers),
        "bands": bands(),
        "undefined": UNDEFINED_MEANING,
        "gradients": gradients,
    }


def bands() -> list[dict[str, Any]]:
    """What a relative error means, from the smallest on."""
    return [
        {"name": name, "up_to": None if math.isinf(bound) else bound, "meaning": meaning}
        for bound, name, meaning in BANDS
    ]


def band_of(error: float) -> str:
    """The name of the band that a relative error lies in."""
    return next((name for bound, name, _ in BANDS if error <= bound), "wrong")


def _most(problem: Problem) -> int:
    weights = sum(layer.weights.size for layer in problem.layers)
    units, samples = sum(layer.units for layer in problem.layers), len(problem.inputs)
    return min(MOST, max(1, int(WORK / _seconds_each(weights, units, samples))))


def seconds_of(weights: int, units: int, samples: int) -> float:
    """Seconds that the check of such a problem takes, by an estimate."""
    return min(WORK, min(MOST, weights + units) * _seconds_each(weights, units, samples))


def _seconds_each(weights: int, units: int, samples: int) -> float:
    each = _EACH + weights * _PER_WEIGHT
    return each + samples * (weights * _PER_PRODUCT + units * _PER_ACTIVATION)


def _size(array: Array | None) -> int:
    return 0 if array is None else array.size


def _gradients(trace: Trace, check: GradientCheck, every: int) -> Iterator[dict[str, Any]]:
    """From the output back to the first layer, as the trace has them."""
    done = trace.iteration
    batch = "batch_" if len(trace.problem.inputs) > 1 else ""
    for at in range(len(trace.problem.layers) - 1, -1, -1):
        weight = (check.weight_estimate, check.weight_error, check.weight_kink)
        bias = (check.bias_estimate, check.bias_error, check.bias_kink)
        quantities: list[tuple[str, Array | None, list[Array | None]]] = [
            ("weight_gradient", done.batch_weight_gradient[at], [arrays[at] for arrays in weight]),
            ("bias_gradient", done.batch_bias_gradient[at], [arrays[at] for arrays in bias]),
        ]
        for name, mine, (theirs, error, kink) in quantities:
            if mine is None or theirs is None or error is None or kink is None:
                continue
            for index in islice(np.ndindex(mine.shape), 0, None, every):
                estimate = float(theirs[index])
                judged = math.isfinite(estimate) and not kink[index]
                off = float(error[index]) if judged else None
                yield {
                    "ref": str(Ref(f"{batch}{name}", at + 1, *index)),
                    "analytic": float(mine[index]),
                    "numerical": estimate if math.isfinite(estimate) else None,
                    "relative_error": off,
                    "band": UNDEFINED if off is None else band_of(off),
                }
