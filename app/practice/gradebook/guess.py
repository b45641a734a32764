"""Which number a column is probably for, so that somebody can say so who knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..grading.answer_key import AnswerKey
from ..naming.lookup import NotToFindError
from ..naming.readings import renamed
from ..naming.ways import USUAL
from ..numbers.answer import is_number
from ..tables.delimited import Row
from .columns import looks_by
from .key import Key

#: Suggestions for a column whose name is not known, and cells that are shown of it.
_SUGGESTED, _SHOWN = 3, 3
#: The share of cells that are numbers in a column of answers.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Guess:
    """A column: its ``name``, the ``ref`` it is taken for, or those that it may be for.

    ``numbers`` tells whether most of its cells are numbers; ``shown`` are the first of them.
    """

    name: str
    ref: str | None
    suggestions: tuple[str, ...]
    numbers: bool
    shown: tuple[str, ...]


def guesses(key: Key, header: Row, rows: Sequence[Row], names: str = USUAL.id) -> list[Guess]:
    """A guess for each column, whose ``names`` are read so; none is guessed for two of them."""
    known = {str(ref): str(ref) for ref in key.refs()}
    taken: set[str] = set()
    found = []
    for at, name in enumerate(header.cells):
        cells = [cell for row in rows if (cell := row.cells[at].strip())]
        numbers = sum(map(is_number, cells))
        mostly = bool(cells) and numbers >= _SHARE * len(cells)
        ref = _ref(key, name, names) if numbers or looks_by(key)(name) else None
        ref = None if ref in taken else ref
        taken |= {ref} if ref else set()
        suggested = _near(name, known) if ref is None and mostly else ()
        found.append(Guess(name.strip(), ref, suggested, mostly, tuple(cells[:_SHOWN])))
    return found


def _ref(key: Key, name: str, names: str) -> str | None:
    if isinstance(key, AnswerKey):
        name = renamed(key.problem, names, name, key.sample)
    try:
        return str(key.find(name.strip()))
    except NotToFindError:
        return None


def _near(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    near = get_close_matches(name.strip().lower(), known, n=_SUGGESTED, cutoff=0.5)
    return tuple(known[each] for each in near)
