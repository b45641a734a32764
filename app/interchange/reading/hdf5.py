"""HDF5, read from its bytes alone: no link leads to another file, nothing is decompressed."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np

from ...engine.arrays import Array
from ..fault import InterchangeError, library
from .arrays import size_of

EXTRA = "keras"
_MAGIC = b"\x89HDF\r\n\x1a\n"
#: Objects that are looked at, and how deep they may lie.
_MOST, _DEEPEST = 2_000, 10
_LONGEST_NAME = 400


class HDF5:
    """The datasets of a file by their paths, and texts among the attributes of its root."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(_MAGIC):
            raise _damaged()
        pyfive = library("pyfive", EXTRA)
        self._dataset = pyfive.Dataset
        self._group = pyfive.Group
        self._left = _MOST
        # pyfive raises whatever a damaged file leads to.
        try:
            self._file = pyfive.File(BytesIO(content))
            self._found = dict(self._walk(self._file, "", 0))
        except InterchangeError:
            raise
        except Exception as error:
            raise _damaged() from error

    def text(self, name: str) -> str | None:
        """An attribute of the root that is a text; None where there is none of that name."""
        try:
            value = self._file.attrs.get(name)
            text = value.decode() if isinstance(value, bytes) else value
        except Exception as error:
            raise _damaged() from error
        if not isinstance(text, str | None):
            raise InterchangeError(f"“{name}” in the file is no text: the file is damaged.")
        return text

    def arrays(self) -> dict[str, Array]:
        """Every dataset of numbers that is a vector or more, in the order of their paths."""
        return {path: self._read(path) for path in self._found if self._has_numbers(path)}

    def _walk(self, group: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
        if depth > _DEEPEST or len(path) > _LONGEST_NAME:
            raise _damaged()
        for name in group:
            self._left -= 1
            if self._left < 0:
                raise InterchangeError(f"The file holds more than {_MOST:,} arrays.")
            inner = group.get_lazy_view(name)
            if isinstance(inner, self._dataset):
                yield f"{path}{name}", inner
            elif isinstance(inner, self._group):
                yield from self._walk(inner, f"{path}{name}/", depth + 1)

    def _has_numbers(self, path: str) -> bool:
        try:
            dataset = self._found[path]
            kind = getattr(dataset.dtype, "kind", "")
            return len(dataset.shape) > 0 and kind in ("f", "i", "u")
        except Exception as error:
            raise _damaged() from error

    def _read(self, path: str) -> Array:
        dataset = self._found[path]
        try:
            size_of(path, dataset.shape)
            packed = dataset.chunks is not None
            numbers = None if packed else np.array(dataset[...])
        except InterchangeError:
            raise
        except Exception as error:
            raise _damaged() from error
        if numbers is None:
            raise InterchangeError(
                f"“{path[:80]}” is stored in compressed pieces, which are not read. Save the model "
                "as Keras does by itself."
            )
        if numbers.dtype.kind not in "fiu":
            raise _damaged()
        return numbers


def natural(path: str) -> list[tuple[int, str]]:
    """dense, dense_1, dense_2, dense_10: the order in which Keras numbers."""
    parts = re.findall(r"\d+|\D+", path)
    return [(int(part[:18]), "") if part.isdecimal() else (-1, part) for part in parts]


def _damaged() -> InterchangeError:
    return InterchangeError("This is no HDF5 file, or a damaged one.")
