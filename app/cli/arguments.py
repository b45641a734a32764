"""Kinds of arguments that a command takes."""

import argparse
from collections.abc import Callable

from ..web.http.whole_numbers import read_whole


def whole(least: int, most: int, name: str, told: str) -> Callable[[str], int]:
    """Reads a whole number; what is none, or beyond the bounds, is told as not a ``name``."""

    def read(text: str) -> int:
        number = read_whole(text, least, most)
        if number is None:
            raise argparse.ArgumentTypeError(f"{text} is not a {name}: {told}")
        return number

    return read
