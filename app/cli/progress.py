"""How far a command has come, for whoever waits for it."""

from collections.abc import Iterable
from shutil import get_terminal_size
from typing import TypeVar

from tqdm import tqdm

_T = TypeVar("_T")


def with_progress(
    items: Iterable[_T], doing: str, of: str, total: int | None = None
) -> Iterable[_T]:
    """The items, with a bar on stderr where that is a terminal, even one that tells no size."""
    columns, lines = get_terminal_size()
    return tqdm(
        items,
        desc=doing,
        unit=f" {of}",
        total=total,
        ncols=min(80, columns),
        nrows=lines,
        disable=None,
    )
