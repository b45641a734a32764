"""Keras models in HDF5, ``model.save("m.h5")``, and weights, ``save_weights("m.weights.h5")``."""

import re

from ..engine.arrays import Array
from .reading import keras_layers
from .reading.found import Found
from .reading.hdf5 import EXTRA, HDF5, natural
from .reading.state_dict import layers_of

__all__ = ["EXTRA", "read"]

_VARIABLE = re.compile(r"(.+)/vars/([01])")


def read(content: bytes) -> Found:
    """The dense layers of the model; of weights alone, the layers that they are."""
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
    names = keras_layers.dense_names(config)
    found = keras_layers.stack(config, [_parameters(arrays, name) for name in names])
    training = file.text("training_config")
    if training is not None:
        keras_layers.compiled(found, keras_layers.parsed(training))
    return found


def _parameters(arrays: dict[str, Array], layer: str) -> tuple[Array, Array | None]:
    """model_weights/LAYER/…/kernel and bias; before Keras 3 they end in :0."""
    of = {
        path.rpartition("/")[2].removesuffix(":0"): array
        for path, array in arrays.items()
        if path.startswith(f"model_weights/{layer}/")
    }
    return of.get("kernel"), of.get("bias")  # type: ignore[return-value]


def _named(arrays: dict[str, Array]) -> dict[str, Array]:
    """Weights alone, as Keras 3 writes them: vars/0 is the kernel, vars/1 the biases."""
    named: dict[str, Array] = {}
    for path in sorted(arrays, key=natural):
        at = _VARIABLE.fullmatch(path)
        name = f"{at[1]}/{('kernel', 'bias')[int(at[2])]}" if at else path
        named[name.removesuffix(":0")] = arrays[path]
    return named
