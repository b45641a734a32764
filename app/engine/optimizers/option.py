"""An option of an optimizer or of a schedule."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: The options of one, every one with its value.
Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One option: a number from 0 on, below ``below``; or one of ``choices``; or yes and no."""

    name: str
    default: Any
    below: float | None = None
    choices: tuple[str, ...] = ()
