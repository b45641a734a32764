"""PyTorch's own files, ``torch.save(model.state_dict(), …)``: tensors by name.

Such a file is a pickle, which can run any code when it is loaded. It is not loaded here: a small
machine takes its instructions one by one, knows those alone that a dictionary of tensors is made
of, and calls nothing that the file names.
"""

from typing import Any

from ..engine.arrays import Array
from .fault import InterchangeError
from .reading.archive import Archive
from .reading.arrays import from_bytes, size_of
from .reading.found import Found
from .reading.pickled import Storage, Tensor, unpickled
from .reading.state_dict import layers_of

#: Types of storage as numpy calls them.
_TYPES = {
    "DoubleStorage": "<f8",
    "FloatStorage": "<f4",
    "HalfStorage": "<f2",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "<i1",
    "ByteStorage": "<u1",
}
_LONGEST_PICKLE = 1 << 20
_NOT_A_ZIP = (
    "This is no file of torch.save as PyTorch 1.6 and later write it. Save it anew: "
    "torch.save(model.state_dict(), 'model.pt')"
)


def read(content: bytes) -> Found:
    """The layers that the tensors are. Raises InterchangeError."""
    if not content.startswith(b"PK"):
        raise InterchangeError(_NOT_A_ZIP)
    archive = Archive(content, "The PyTorch file")
    pickle = next((name for name in archive.names if name.endswith("data.pkl")), None)
    if pickle is None:
        raise InterchangeError(_NOT_A_ZIP)
    folder = pickle.removesuffix("data.pkl")
    if folder + "byteorder" in archive.names and archive.read(folder + "byteorder") != b"little":
        raise InterchangeError("The numbers of the file are big-endian, which is not read.")
    program = archive.read(pickle)
    if len(program) > _LONGEST_PICKLE:
        raise InterchangeError("The file names more tensors than a network here could have.")
    tensors = _tensors(unpickled(program))
    return layers_of({name: _array(name, of, archive, folder) for name, of in tensors.items()})


def _tensors(value: Any) -> dict[str, Tensor]:
    """The state_dict: the value itself, or the one in a checkpoint."""
    if isinstance(value, dict):
        for name in ("state_dict", "model_state_dict", "model"):
            if isinstance(value.get(name), dict):
                return _tensors(value[name])
        tensors = {str(k): v for k, v in value.items() if isinstance(v, Tensor)}
        if tensors:
            return tensors
    raise InterchangeError("There is no state_dict in the file: a dictionary of tensors by name.")


def _array(name: str, of: Tensor, archive: Archive, folder: str) -> Array:
    storage: Storage = of.storage
    dtype = _TYPES.get(storage.type)
    if dtype is None:
        raise InterchangeError(f"“{name[:80]}” has numbers of the type {storage.type[:40]}.")
    count = size_of(name, of.shape)
    size_of(name, [storage.count])
    flat = from_bytes(name, archive.read(f"{folder}data/{storage.key}"), dtype, [storage.count])
    strides = [1]
    for side in reversed(of.shape[1:]):
        strides.insert(0, strides[0] * side)
    by_row, by_column = tuple(strides[-len(of.shape) :]), tuple(reversed(strides))
    part = flat[of.offset : of.offset + count]
    if len(part) != count or of.offset < 0:
        raise InterchangeError(f"“{name[:80]}” reaches beyond the numbers that it is cut from.")
    if of.strides == by_row or count <= 1 or not of.shape:
        return part.reshape(of.shape)
    if len(of.shape) == 2 and of.strides == (1, of.shape[0]) and by_column:
        return part.reshape(of.shape[::-1]).T
    raise InterchangeError(
        f"“{name[:80]}” is a view of another tensor: save its contiguous() form."
    )
