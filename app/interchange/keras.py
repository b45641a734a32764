"""Keras’s own files, ``model.save("model.keras")``: an archive of a configuration and weights."""

import re

from ..engine.arrays import Array
from .fault import InterchangeError
from .reading import keras_layers
from .reading.archive import Archive
from .reading.found import Found
from .reading.hdf5 import HDF5, natural

EXTRA = "keras"
_CONFIG, _WEIGHTS = "config.json", "model.weights.h5"
_VARIABLE = re.compile(r"(.+)/vars/([01])")


def read(content: bytes) -> Found:
    """The dense layers of the model. Raises InterchangeError."""
    archive = Archive(content, "The Keras file")
    config = keras_layers.parsed(archive.read(_CONFIG))
    arrays = HDF5(archive.read(_WEIGHTS)).arrays()
    found = keras_layers.stack(config, _parameters(arrays, keras_layers.dense_names(config)))
    keras_layers.compiled(found, config.get("compile_config"))
    return found


def _parameters(arrays: dict[str, Array], names: list[str]) -> list[tuple[Array, Array | None]]:
    """Kernel and biases of each dense layer, which Keras numbers by their kind: dense, dense_1."""
    by_group: dict[str, dict[str, Array]] = {}
    for path, array in arrays.items():
        at = _VARIABLE.fullmatch(path)
        if at and not path.startswith("optimizer/"):
            by_group.setdefault(at[1], {})[at[2]] = array
    kernels = sorted((group for group, of in by_group.items() if "0" in of), key=natural)
    if len(kernels) != len(names):
        raise InterchangeError(
            f"The model has {len(names)} dense layers, and the file weights of {len(kernels)}."
        )
    return [(by_group[group]["0"], by_group[group].get("1")) for group in kernels]
