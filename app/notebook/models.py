"""A problem from a model of other software: told by what it has, its library not imported."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..engine.activations import ELU_ALPHA, LEAKY_SLOPE
from ..interchange.fault import InterchangeError
from ..interchange.reading import keras_layers
from ..interchange.reading.complete import known_activation
from ..interchange.reading.found import Dense, Found
from ..interchange.reading.state_dict import layers_of

#: What a module of torch.nn is, and which of its numbers must be which.
_TORCH: dict[str, tuple[str, dict[str, Any]]] = {
    "Identity": ("identity", {}),
    "Sigmoid": ("sigmoid", {}),
    "Tanh": ("tanh", {}),
    "ReLU": ("relu", {}),
    "LeakyReLU": ("leaky_relu", {"negative_slope": LEAKY_SLOPE}),
    "ELU": ("elu", {"alpha": ELU_ALPHA}),
    "Softplus": ("softplus", {"beta": 1}),
    "SiLU": ("silu", {}),
    "GELU": ("gelu", {"approximate": "none"}),
    "Softmax": ("softmax", {}),
}
_LEFT_OUT = ("Dropout", "Flatten")


class ModelError(ValueError):
    """A model that is no stack of dense layers; the message says what cannot be taken."""


def layers_in(model: Any) -> Found:
    """The dense layers of a model: of PyTorch, Keras or scikit-learn, or of arrays.

    Raises ModelError.
    """
    try:
        # With PyTorch behind it, a model of Keras is a module of torch too.
        if _is_of(model, "keras"):
            return _of_keras(model)
        if _is_of(model, "torch"):
            return _of_torch(model)
        if hasattr(model, "coefs_") and hasattr(model, "intercepts_"):
            return _of_sklearn(model)
        if isinstance(model, Sequence) and not isinstance(model, str | bytes):
            arrays = {f"array {n}": np.asarray(each, float) for n, each in enumerate(model)}
            return layers_of(arrays)
        if isinstance(model, Mapping):
            return layers_of({str(k): np.asarray(v, float) for k, v in model.items()})
    except InterchangeError as error:
        raise ModelError(str(error)) from error
    raise ModelError(
        f"This is a {type(model).__name__}; what can be taken is a torch.nn.Sequential, a Keras "
        "model, a fitted MLPClassifier or MLPRegressor, arrays (W1, b1, W2, b2), a problem, or the "
        "text of a graph."
    )


def _is_of(model: Any, library: str) -> bool:
    return any(kind.__module__.partition(".")[0] == library for kind in type(model).__mro__)


def _numbers(tensor: Any) -> Any:
    return np.asarray(tensor.detach().cpu().double().numpy())


def _of_torch(model: Any) -> Found:
    found = Found()
    for name, module in _modules(model):
        kind = type(module).__name__
        if kind == "Linear":
            biases = None if module.bias is None else _numbers(module.bias)
            found.layers.append(Dense(name, _numbers(module.weight), biases))
        elif kind in _TORCH:
            activation, numbers = _TORCH[kind]
            for number, ours in numbers.items():
                if getattr(module, number) != ours:
                    raise ModelError(
                        f"{name} has {number} {getattr(module, number)}; here it is {ours}."
                    )
            if not found.layers or found.layers[-1].activation is not None:
                raise ModelError(f"{name}, a {kind}, does not come after a Linear.")
            found.layers[-1].activation = activation
        elif kind in _LEFT_OUT:
            found.notes.append(f"{kind} was left out.")
        else:
            raise ModelError(
                f"{name} is a {kind}, which no layer here can be. What can be taken: Linear, "
                f"{', '.join([*_TORCH, *_LEFT_OUT])}."
            )
    if not found.layers:
        raise ModelError("There is no Linear in the model.")
    for layer in found.layers:
        layer.activation = layer.activation or "identity"
    return found


def _modules(model: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The modules of a Sequential in order, those of one inside another too."""
    if type(model).__name__ == "Linear":
        yield prefix or "the model", model
        return
    if type(model).__name__ != "Sequential":
        raise ModelError(
            f"The model is a {type(model).__name__}, whose order is in its code. Give a "
            "torch.nn.Sequential, or its arrays: (W1, b1, W2, b2)."
        )
    for name, module in model.named_children():
        if type(module).__name__ == "Sequential":
            yield from _modules(module, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", module


def _of_keras(model: Any) -> Found:
    config = {"class_name": type(model).__name__, "config": model.get_config()}
    dense = [layer for layer in model.layers if type(layer).__name__ == "Dense"]
    parameters = []
    for layer in dense:
        kernel, *rest = (np.asarray(each, float) for each in layer.get_weights())
        parameters.append((kernel, rest[0] if rest else None))
    return keras_layers.stack(config, parameters)


def _of_sklearn(model: Any) -> Found:
    names = [f"layer {n}" for n in range(1, len(model.coefs_) + 1)]
    found = Found(
        [
            Dense(name, np.asarray(w, float).T, np.asarray(b, float))
            for name, w, b in zip(names, model.coefs_, model.intercepts_, strict=True)
        ]
    )
    for layer in found.layers[:-1]:
        layer.activation = known_activation(model.activation)
    found.layers[-1].activation = known_activation(model.out_activation_)
    found.reduction = "mean"
    found.loss = {
        "sigmoid": "binary_cross_entropy",
        "softmax": "categorical_cross_entropy",
    }.get(str(found.layers[-1].activation), "half_squared_error")
    return found
