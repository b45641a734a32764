"""Keras models in HDF5, ``model.save("m.h5")``, and weights, ``save_weights("m.weights.h5")``."""

import re
from collections.abc import Mapping
from typing import Any

from ..engine.arrays import Array
from .fault import InterchangeError
from .graphs.keras.model import keras_model
from .graphs.operators.model import OperatorModel
from .reading import keras_layers
from .reading.found import Found
from .reading.hdf5 import EXTRA, HDF5, natural
from .reading.state_dict import layers_of

__all__ = ["EXTRA", "read"]

_VARIABLE = re.compile(r"(.+)/vars/([01])")


def read(content: bytes) -> Found | OperatorModel:
    """The dense layers of the model, or else its layers as a graph.

    Of weights alone it is the layers that they are. Raises InterchangeError.
    """
    file = HDF5(content)
    arrays = {
        path: array
        for path, array in file.arrays().items()
        if not path.startswith(("optimizer/", "optimizer_weights/"))
    }
    text = file.text("model_config")
    if text is None:
        return layers_of(_named(arrays))
    config = keras_layers.parsed(text)

    def weights_of(_: str, name: str, __: Mapping[str, Any]) -> dict[str, Array]:
        return _of_layer(arrays, name)

    told = file.text("training_config")
    training = None if told is None else keras_layers.parsed(told)
    try:
        names = keras_layers.dense_names(config)
        found = keras_layers.stack(config, [_parameters(arrays, name) for name in names])
        keras_layers.compiled(found, training)
    except InterchangeError:
        version = keras_layers.first_number(file.text("keras_version"))
        return keras_model(config, weights_of, training, version)
    return found


def _parameters(arrays: dict[str, Array], layer: str) -> tuple[Array, Array | None]:
    of = _of_layer(arrays, layer)
    return of.get("kernel"), of.get("bias")  # type: ignore[return-value]


def _of_layer(arrays: dict[str, Array], layer: str) -> dict[str, Array]:
    """model_weights/LAYER/…/kernel, bias and others; before Keras 3 they end in :0."""
    return {
        path.rpartition("/")[2].removesuffix(":0"): array
        for path, array in arrays.items()
        if path.startswith(f"model_weights/{layer}/")
    }


def _named(arrays: dict[str, Array]) -> dict[str, Array]:
    """Weights alone, as Keras 3 writes them: vars/0 is the kernel, vars/1 the biases."""
    named: dict[str, Array] = {}
    for path in sorted(arrays, key=natural):
        at = _VARIABLE.fullmatch(path)
        name = f"{at[1]}/{('kernel', 'bias')[int(at[2])]}" if at else path
        named[name.removesuffix(":0")] = arrays[path]
    return named
