"""The names of weights and biases in a file: those of a torch.nn.Sequential."""

from ..engine.arrays import Array
from ..engine.problem import Problem


def named_parameters(problem: Problem) -> dict[str, Array]:
    """``0.weight`` (n_out, n_in), ``0.bias`` (n_out,), ``2.weight``, …

    A layer counts 2, one for its activation, but where that is the identity, which is no module.
    """
    named: dict[str, Array] = {}
    at = 0
    for layer in problem.layers:
        named[f"{at}.weight"] = layer.weights
        if layer.biases is not None:
            named[f"{at}.bias"] = layer.biases
        at += 1 if layer.activation.name == "identity" else 2
    return named
