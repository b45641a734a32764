"""A zip archive whose sizes are checked before anything in it is unpacked."""

import struct
import zipfile
import zlib
from io import BytesIO

from ..fault import InterchangeError

#: Files in an archive, and bytes that they may unpack to, one by one and together.
MOST_FILES, MOST_BYTES = 2_000, 32 << 20
_ENTRY, _FILE = b"PK\x01\x02", b"PK\x03\x04"
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, ValueError, OverflowError, OSError, KeyError),
)


class Archive:
    """The files of an archive, each unpacked when asked for. Raises InterchangeError."""

    def __init__(self, content: bytes, what: str, most: int = MOST_BYTES) -> None:
        self.what = what
        if content.count(_ENTRY) > MOST_FILES:
            raise InterchangeError(f"{what} holds more than {MOST_FILES:,} files.")
        try:
            self._file = zipfile.ZipFile(BytesIO(content))
        except _ERRORS as error:
            raise InterchangeError(f"{what} is no zip archive, or a damaged one.") from error
        self._entries = {each.filename: each for each in self._file.infolist()}
        total = sum(each.file_size for each in self._entries.values())
        if total > most:
            raise InterchangeError(
                f"{what} would unpack to {total >> 20:,} MiB; at most {most >> 20} are read."
            )

    @property
    def names(self) -> list[str]:
        """The names of the files, in their order."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """The content of a file. Raises InterchangeError where it is none, or an archive."""
        entry = self._entries.get(name)
        if entry is None:
            raise InterchangeError(f"{self.what} has no “{name[:80]}” in it.")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InterchangeError(f"{self.what} is compressed in a way that is not read.")
        try:
            content = self._file.read(entry)
        except _ERRORS as error:
            raise InterchangeError(f"“{name[:80]}” in {self.what} is damaged.") from error
        if content.startswith(_FILE):
            raise InterchangeError(f"“{name[:80]}” in {self.what} is an archive again.")
        return content
