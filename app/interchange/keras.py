"""Keras’s own files, ``model.save("model.keras")``: an archive of a configuration and weights."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..engine.arrays import Array
from .fault import InterchangeError
from .graphs.keras.layers import variables
from .graphs.keras.model import WeightsOf, keras_model
from .graphs.operators.model import OperatorModel
from .reading import keras_layers
from .reading.archive import Archive
from .reading.found import Found
from .reading.hdf5 import HDF5, natural

EXTRA = "keras"
_CONFIG, _METADATA, _WEIGHTS = "config.json", "metadata.json", "model.weights.h5"
_VARIABLE = re.compile(r"(.+)/vars/(\d)")


def read(content: bytes) -> Found | OperatorModel:
    """The dense layers of the model, or else its layers as a graph. Raises InterchangeError."""
    archive = Archive(content, "The Keras file")
    config = keras_layers.parsed(archive.read(_CONFIG))
    arrays = HDF5(archive.read(_WEIGHTS)).arrays()
    groups, training = _groups(arrays), config.get("compile_config")
    try:
        found = keras_layers.stack(config, _parameters(groups, keras_layers.dense_names(config)))
        keras_layers.compiled(found, training)
    except InterchangeError:
        return keras_model(config, _by_kind(groups), training, _version(archive))
    return found


def _version(archive: Archive) -> int | None:
    """The first number of the Keras that wrote the file."""
    if _METADATA not in archive.names:
        return None
    return keras_layers.first_number(
        keras_layers.parsed(archive.read(_METADATA)).get("keras_version")
    )


def _groups(arrays: dict[str, Array]) -> dict[str, dict[str, Array]]:
    """The arrays of each layer, by its path and their numbers."""
    by_group: dict[str, dict[str, Array]] = {}
    for path, array in arrays.items():
        at = _VARIABLE.fullmatch(path)
        if at and not path.startswith("optimizer/"):
            by_group.setdefault(at[1], {})[at[2]] = array
    return by_group


def _parameters(
    by_group: dict[str, dict[str, Array]], names: list[str]
) -> list[tuple[Array, Array | None]]:
    """Kernel and biases of each dense layer, which Keras numbers by their kind: dense, dense_1."""
    kernels = sorted((group for group, of in by_group.items() if "0" in of), key=natural)
    if len(kernels) != len(names):
        raise InterchangeError(
            f"The model has {len(names)} dense layers, and the file weights of {len(kernels)}."
        )
    return [(by_group[group]["0"], by_group[group].get("1")) for group in kernels]


def _by_kind(groups: dict[str, dict[str, Array]]) -> WeightsOf:
    """Finds a layer's arrays: Keras numbers the layers of a kind in the order of the model's."""
    # What is recurrent has its arrays in a cell.
    by_name = {path.removesuffix("/cell").rpartition("/")[2]: of for path, of in groups.items()}
    seen: Counter[str] = Counter()

    def weights_of(kind: str, _: str, config: Mapping[str, Any]) -> dict[str, Array]:
        plain = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)
        plain = re.sub("([a-z])([A-Z])", r"\1_\2", plain).lower()
        number, seen[plain] = seen[plain], seen[plain] + 1
        found = by_name.get(f"{plain}_{number}" if number else plain, {})
        return {
            name: found[str(at)] for at, name in enumerate(variables(config)) if str(at) in found
        }

    return weights_of
