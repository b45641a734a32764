"""The files that a command writes: whole, or not there."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from .errors import CommandError
from .inputs import STANDARD


def refuse_existing(path: Path) -> None:
    """Raise CommandError where there is something at the path already, were it but a link."""
    there = False
    with suppress(OSError):  # such a name cannot be; writing will tell
        there = path.is_symlink() or path.is_file()
    if path != STANDARD and there and not _is_stream(path):
        raise CommandError(
            f"{path}: there is such a file already. Name another with --output, or write over it "
            "with --force."
        )


def write_output(path: Path, content: bytes, force: bool) -> None:
    """Write a file at once or not at all; to standard output where the path is ``-``.

    A link is replaced and not followed. Raises CommandError.
    """
    if path == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        if _is_stream(path):
            path.write_bytes(content)
        else:
            _write_at_once(path, content, force)
    except OSError as error:
        if isinstance(error, FileExistsError):
            refuse_existing(path)
        raise CommandError(
            f"{path}: the marks cannot be written: {error.strerror}. "
            "Name another place with --output."
        ) from error


def _write_at_once(path: Path, content: bytes, force: bool) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        there = Path(file.name)
        try:
            file.write(content)
            file.close()
            there.chmod(0o666 & ~_umask())
            if force:
                there.replace(path)
            else:
                _place(there, path)
        finally:
            with suppress(FileNotFoundError):
                there.unlink()


def _place(there: Path, path: Path) -> None:
    """Give the file its name, unless there is one by now."""
    try:
        path.hardlink_to(there)  # unlike a rename, it fails where there is a file
    except FileExistsError:
        raise
    except OSError:  # the file system has no links
        refuse_existing(path)
        there.replace(path)


def _is_stream(path: Path) -> bool:
    """Whether it is a device or a pipe, such as /dev/stdout, to which one only writes."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _umask() -> int:

    mask = os.umask(0)
    os.umask(mask)
    return mask
