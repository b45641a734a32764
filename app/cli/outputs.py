"""The files that a command writes."""

import sys
from pathlib import Path

from .errors import CommandError
from .inputs import STANDARD


def write_file(path: Path, content: bytes) -> None:
    """Write the content, to standard output where the path is ``-``. Raises CommandError."""
    if path == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(f"{path}: it cannot be written: {error.strerror}.") from error
