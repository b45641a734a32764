"""Take off compiled libraries what only a debugger reads: a fifth of the image is nothing else.

    python without_debug.py FOLDER

Some wheels come with their debug sections, and a slim image has no ``strip``. What a program loads
of an ELF file is told by its segments alone, so that whatever stands behind the last of them, the
sections' own headers included, can go.
"""

import struct
import sys
from pathlib import Path

_ELF64_LITTLE = b"\x7fELF\x02\x01"
#: Where the file's header tells of the table of sections, and how many there are.
_SECTIONS_AT, _SECTIONS_COUNT = 40, 60


def end_of_segments(content: bytes) -> int:
    """Where the last segment of an ELF file ends, in bytes."""
    table: int = struct.unpack_from("<Q", content, 32)[0]
    size, count = struct.unpack_from("<HH", content, 54)
    ends: list[int] = [table + size * count]
    for at in range(table, table + size * count, size):
        offset, _, _, in_file = struct.unpack_from("<4Q", content, at + 8)
        ends.append(offset + in_file)
    return max(ends)


def without_debug(content: bytes) -> bytes:
    """The file without what stands behind its segments; any other file as it is."""
    if not content.startswith(_ELF64_LITTLE):
        return content
    kept = bytearray(content[: end_of_segments(content)])
    struct.pack_into("<Q", kept, _SECTIONS_AT, 0)
    struct.pack_into("<HH", kept, _SECTIONS_COUNT, 0, 0)
    return bytes(kept)


def main(folder: str) -> None:
    """Make each library in the folder smaller."""
    for path in Path(folder).rglob("*.so*"):
        path.write_bytes(without_debug(path.read_bytes()))


if __name__ == "__main__":
    main(*sys.argv[1:])
