"""The same passes as one writes them by hand for one network: the yardstick of the engine."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Parameters: TypeAlias = list[tuple[Array, Array]]


def gradients(parameters: Parameters, x: Array, y: Array) -> tuple[Any, Parameters]:
    """Loss and gradients of one sample: sigmoid in every layer, half squared error."""
    outputs = [x]
    for W, b in parameters:
        outputs.append(1 / (1 + np.exp(-(W @ outputs[-1] + b))))
    o = outputs[-1]
    loss = 0.5 * np.sum((y - o) ** 2)

    found = []
    delta = (o - y) * o * (1 - o)
    for at in range(len(parameters) - 1, -1, -1):
        h = outputs[at]
        found.append((np.outer(delta, h), delta))
        if at:
            delta = (parameters[at][0].T @ delta) * h * (1 - h)
    return loss, found[::-1]
