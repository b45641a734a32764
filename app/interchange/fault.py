"""What keeps a file from being read or written."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType


class InterchangeError(ValueError):
    """A file cannot be read or written; the message says why, and what would be right.

    ``offers`` are ranges of layers, such as ``2-3``, that could be read where not all can.
    """

    def __init__(self, detail: str, offers: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.offers = tuple(offers)


class MissingLibraryError(InterchangeError):
    """The library that a format needs is not installed; the message names the extra with it."""


def library(name: str, extra: str) -> ModuleType:
    """The library of a format, which the server starts without. Raises MissingLibraryError."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibraryError(
            f"This needs the library {name.partition('.')[0]}, which is not installed here: "
            f"pip install 'backstep[{extra}]'"
        ) from error
