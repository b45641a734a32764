"""Lines that give a number each, as people note them: δo1 = -0.1407."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...engine.lines import lines_of

AFTER = re.compile(r"after\s+(\d{1,9})\s+iterations?\s*:?", re.IGNORECASE)
#: The name ends at the first sign; of a calculation that is written out the result is what counts.
_LINE = re.compile(r"[-*•]?\s*(?P<name>[^=≈;\t]*[^=≈;\t\s,:])\s*:?[=≈](?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a ``line`` of the text gives a number of this ``name``, found ``after`` iterations."""

    line: int
    name: str
    text: str
    after: int


def assignments(text: str) -> list[Assignment] | None:
    """What the lines give; None where a line is of another form, or there is none.

    Blank lines and those after # are left out; “after 1 iteration” begins those of a later one.
    """
    found = list(_read(text))
    return None if not found or None in found else [each for each in found if each]


def _read(text: str) -> Iterator[Assignment | None]:
    after = 0
    for line, written in enumerate(lines_of(text.removeprefix("\ufeff")), start=1):
        plain = written.strip()
        if not plain or plain.startswith("#"):
            continue
        if later := AFTER.fullmatch(plain):
            after = int(later[1])
        elif read := _LINE.fullmatch(plain):
            result = re.split("[=≈]", read["text"])[-1].strip().rstrip(",;$ ")
            yield Assignment(line, read["name"].strip("$` "), result, after)
        else:
            yield None
