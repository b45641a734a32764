"""NumPy's archive of arrays, ``.npz``."""

import json
from io import BytesIO
from typing import Any

import numpy as np

from ..engine.arrays import Array
from ..engine.problem import Problem
from .fault import InterchangeError
from .reading import kept
from .reading.archive import Archive
from .reading.arrays import size_of
from .reading.found import Found
from .reading.state_dict import layers_of
from .state_names import named_parameters
from .wire import KEY, beside_the_weights

#: Readers of the head of an .npy file, by its version.
_HEADS: dict[tuple[int, int], Any] = {
    (1, 0): np.lib.format.read_array_header_1_0,
    (2, 0): np.lib.format.read_array_header_2_0,
}
#: Bytes of one item: a text of our own is the longest.
_WIDEST = 16 << 20


def write(problem: Problem) -> bytes:
    """The weights and biases, the batch as ``inputs`` and ``targets``, and all else as JSON."""
    rest = np.array(json.dumps(beside_the_weights(problem)))
    arrays = {**named_parameters(problem), "inputs": problem.inputs, "targets": problem.targets}
    file = BytesIO()
    np.savez(file, allow_pickle=False, **arrays, **{KEY: rest})
    return file.getvalue()


def read(content: bytes) -> Found:
    """The layers that the arrays are. Raises InterchangeError."""
    archive = Archive(content, "The .npz file")
    arrays: dict[str, Array] = {}
    text: str | None = None
    for entry in archive.names:
        name = entry.removesuffix(".npy")
        array = _array(name, archive.read(entry))
        if name == KEY:
            text = _text(array)
        elif array.dtype.kind in "fiu":
            arrays[name] = array
        else:
            raise InterchangeError(f"“{name[:80]}” has no numbers: its type is {array.dtype}.")
    batch = [arrays.pop(name, None) for name in ("inputs", "targets")]
    found = layers_of(arrays)
    kept.apply(found, text)
    if found.samples is None and all(each is not None and each.ndim == 2 for each in batch):
        inputs, targets = (each.tolist() for each in batch if each is not None)
        found.samples = list(zip(inputs, targets, strict=False))
    return found


def _text(array: Array) -> str | None:
    """What an array of one text says; None where it is none."""
    if array.dtype.kind != "U" or array.ndim:
        return None
    # NumPy takes any 32 bits for a character; a str of such ones breaks what reads it.
    points = np.frombuffer(array.tobytes(), np.dtype("u4").newbyteorder(array.dtype.byteorder))
    is_sound = bool(((points < 0xD800) | ((points > 0xDFFF) & (points <= 0x10FFFF))).all())
    if not is_sound:
        raise InterchangeError(f"The text in “{KEY}” is damaged.")
    return str(array)


def _array(name: str, raw: bytes) -> Array:
    """What an .npy file holds: its head says the type and the shape, which are checked first."""
    stream = BytesIO(raw)
    try:
        version = np.lib.format.read_magic(stream)
        head = _HEADS.get(version)
        if head is None:
            raise ValueError(version)
        shape, by_column, dtype = head(stream)
    except Exception as error:
        raise InterchangeError(f"“{name[:80]}” is no array of NumPy, or a damaged one.") from error
    if dtype.hasobject or dtype.kind not in "fiuU" or dtype.itemsize > _WIDEST:
        raise InterchangeError(
            f"“{name[:80]}” holds objects of Python, not numbers: save arrays of numbers, with "
            "np.savez(file, W1=W1, b1=b1)."
        )
    count = size_of(name, shape)
    rest = raw[stream.tell() :]
    if len(rest) != count * dtype.itemsize:
        raise InterchangeError(f"“{name[:80]}” is cut short: its shape asks for more numbers.")
    array: Array = np.frombuffer(rest, dtype).reshape(shape, order="F" if by_column else "C")
    return array
