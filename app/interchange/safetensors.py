"""safetensors: tensors by name, as ``state_dict()`` gives them, and words beside them."""

import json
from typing import Any

import numpy as np

from ..engine.arrays import Array
from ..engine.problem import Problem
from .fault import InterchangeError, library
from .reading import kept
from .reading.arrays import from_bytes
from .reading.found import Found
from .reading.state_dict import layers_of
from .state_names import named_parameters
from .wire import KEY, beside_the_weights

EXTRA = "safetensors"
#: Types of numbers as numpy calls them.
_TYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": "bfloat16",
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "<i1",
    "U8": "<u1",
}


def write(problem: Problem) -> bytes:
    """The weights and biases in float64, and all else of the problem as metadata."""
    tensors = {name: np.ascontiguousarray(a) for name, a in named_parameters(problem).items()}
    metadata = {KEY: json.dumps(beside_the_weights(problem))}
    written: bytes = library("safetensors.numpy", EXTRA).save(tensors, metadata=metadata)
    return written


def read(content: bytes) -> Found:
    """The layers that the tensors are. Raises InterchangeError."""
    module = library("safetensors", EXTRA)
    text = _metadata(content)
    try:
        tensors = module.deserialize(content)
    except Exception as error:
        raise InterchangeError(
            "This is no safetensors file, or a damaged one: what its head says of the tensors does "
            "not fit what follows."
        ) from error
    found = layers_of({name: _array(name, of) for name, of in tensors})
    kept.apply(found, text)
    return found


def _array(name: str, of: dict[str, Any]) -> Array:
    dtype = _TYPES.get(str(of["dtype"]))
    if dtype is None:
        raise InterchangeError(f"“{name[:80]}” has numbers of the type {of['dtype']}.")
    return from_bytes(name, bytes(of["data"]), dtype, of["shape"])


def _metadata(content: bytes) -> str | None:
    """What stands in the head under our name."""
    length = int.from_bytes(content[:8], "little")
    try:
        head = json.loads(content[8 : 8 + length]) if length <= len(content) else None
    except (ValueError, RecursionError):
        head = None
    metadata = head.get("__metadata__") if isinstance(head, dict) else None
    text = metadata.get(KEY) if isinstance(metadata, dict) else None
    return text if isinstance(text, str) else None
