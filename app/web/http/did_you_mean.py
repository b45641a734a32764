"""Names that a request may have meant: misspelt ones, and those that others use."""

from collections.abc import Sequence
from difflib import get_close_matches

#: What other libraries and books call it, in small letters without signs.
_ELSEWHERE = {
    "bce": "binary_cross_entropy",
    "logloss": "binary_cross_entropy",
    "cce": "categorical_cross_entropy",
    "ce": "categorical_cross_entropy",
    "crossentropy": "categorical_cross_entropy",
    "crossentropyloss": "categorical_cross_entropy",
    "nll": "categorical_cross_entropy",
    "l2": "half_squared_error",
    "squarederror": "half_squared_error",
    "mse": "mean_squared_error",
    "mseloss": "mean_squared_error",
    "linear": "identity",
    "none": "identity",
    "logistic": "sigmoid",
    "logsig": "sigmoid",
    "hyperbolictangent": "tanh",
    "tansig": "tanh",
    "bipolar": "bipolar_sigmoid",
    "tansigmoid": "bipolar_sigmoid",
    "lecuntanh": "scaled_tanh",
    "mae": "absolute_error",
    "l1": "absolute_error",
    "l1loss": "absolute_error",
    "lrelu": "leaky_relu",
    "swish": "silu",
    "average": "mean",
    "avg": "mean",
    "add": "sum",
    "gradientdescent": "sgd",
}


#: What has no derivative to go back through, in small letters without signs.
_STEPS = {
    *("step", "stepfunction", "unitstep", "heaviside", "threshold", "hardlimit", "hardlim"),
    *("hardlims", "binarystep", "sign", "signum", "perceptron"),
}


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """A question to end an error with, if ``name`` looks like another one for a ``known`` one."""
    if "sigmoid" in known and "".join(filter(str.isalnum, name[:100].lower())) in _STEPS:
        return (
            " A step unit has slope 0 everywhere but at its step, where it has none: no gradient "
            "goes back through it. Take “sigmoid”, which is a smooth step."
        )
    meant = _meant(name[:100].lower(), known)
    return "" if meant is None else f" Did you mean “{meant}”?"


def _meant(name: str, known: Sequence[str]) -> str | None:
    plain = "".join(filter(str.isalnum, name))
    elsewhere = _ELSEWHERE.get(plain)
    if elsewhere in known:
        return elsewhere
    return next(iter(get_close_matches(name, known, n=1)), None)
