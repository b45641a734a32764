"""Which columns of a class's table are answers, and to which numbers."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ...trace.graph.refs import QUANTITIES
from ...trace.refs import PER_TERMINAL, PER_UNIT, PER_WEIGHT, SINGLE
from ..grading.grade import VERDICTS
from ..graph.grading import GraphKey
from ..naming.lookup import NotToFindError
from ..numbers.answer import is_number
from ..tables.delimited import LineFault, Row, TableError
from .key import AnyRef, Key, to_find

BLANK = "blank"
#: What an answer of a class can be; the marks have a column for each.
STATES: tuple[str, ...] = (*VERDICTS, BLANK)
#: The marks' own columns.
POINTS = "points"
OWN_COLUMNS = (POINTS, *STATES)
#: Columns named where none is right.
_TOLD = 8

_QUANTITIES = (*PER_WEIGHT, *PER_UNIT, *PER_TERMINAL, *SINGLE)
_PLACED = re.compile(r"([^\W\d]+)(?:\.\d+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the answers to each ref stand in a row, and what is ``carried`` over, by column.

    ``refs`` are as the header writes them. ``named`` tells which of them are names, and of what:
    δo1 of ``delta.2.0``.
    """

    refs: Mapping[str, int]
    carried: Mapping[int, str]
    named: Mapping[str, AnyRef]


def looks_like_ref(name: str) -> bool:
    """Whether a column's name is a ref, or was meant to be one: ``delta.2.0``, ``detla.2.0``."""
    name = name.strip().lower()
    quantity, dot, _ = name.partition(".")
    if quantity in _QUANTITIES:
        return bool(dot) or quantity in SINGLE
    placed = _PLACED.fullmatch(name)
    return bool(placed and get_close_matches(placed[1], _QUANTITIES, n=1, cutoff=0.7))


def looks_like_graph_ref(name: str) -> bool:
    """The same of a graph's: ``value.q``, ``gradient.W.0.1``."""
    quantity, dot, rest = name.strip().lower().partition(".")
    return quantity in QUANTITIES and bool(dot and rest)


def looks_by(key: Key) -> Callable[[str], bool]:
    """What tells whether a column's name is a ref, or was meant to be one."""
    return looks_like_graph_ref if isinstance(key, GraphKey) else looks_like_ref


def columns_of(
    key: Key, header: Row, rows: Sequence[Row], mapped: Mapping[int, str] | None = None
) -> Columns:
    """The columns of a table of these rows. Raises TableError, which tells of every fault.

    A column that is called as people call a number to be found holds answers, unless no row has a
    number in it: a column h1 may be of remarks on the first homework. Where it is ``mapped``, by
    its place in the header, which ref each column is for, nothing is guessed.
    """
    names = [name.strip() for name in header.cells]
    if mapped is not None:
        return _mapped(key, header, names, mapped)
    named = {
        name: ref
        for at, name in enumerate(names)
        if (ref := to_find(key, name)) and _is_of_answers(key, name, at, rows)
    }
    faults = list(_faults(key, header, named))
    looks = looks_by(key)
    refs = {name: at for at, name in enumerate(names) if name in named or looks(name)}
    if not refs:
        faults.append(_no_answers(key, names))
    if faults:
        raise TableError(*(LineFault(header.line, fault) for fault in faults))
    taken = refs.values()
    carried = {at: name for at, name in enumerate(header.cells) if at not in taken}
    return Columns(refs, carried, named)


def _mapped(key: Key, header: Row, names: Sequence[str], mapped: Mapping[int, str]) -> Columns:
    """The columns as somebody has said that they are."""
    refs: dict[str, int] = {}
    named: dict[str, AnyRef] = {}
    taken: dict[AnyRef, int] = {}
    for at, text in sorted(mapped.items()):
        if not 0 <= at < len(names):
            raise TableError(LineFault(header.line, f"There is no column {at + 1}."))
        try:
            ref = key.find(text)
        except NotToFindError as error:
            raise TableError(LineFault(header.line, f"Column {at + 1}: {error}")) from None
        if ref in taken:
            what = f"Column {at + 1}: column {taken[ref] + 1} is for {ref} too. Keep one of them."
            raise TableError(LineFault(header.line, what))
        taken[ref] = at
        refs[str(ref)] = at
        named[str(ref)] = ref
    carried = {at: name for at, name in enumerate(header.cells) if at not in taken.values()}
    return Columns(refs, carried, named)


def _no_answers(key: Key, names: Sequence[str]) -> str:
    """Why none of these columns holds answers."""
    for name in names:
        if ref := to_find(key, name):
            return (
                f"There is nothing to mark: no row has a number under “{name}”, the name of {ref}, "
                "and no other column is named for a number to work out."
            )
    known = str(next(key.refs()))
    given = ", ".join(f"“{name}”" for name in names[:_TOLD])
    more = " and more" if len(names) > _TOLD else ""
    return f"No column is named for a number to work out, such as {known}. There is {given}{more}."


def _is_of_answers(key: Key, name: str, at: int, rows: Sequence[Row]) -> bool:
    return not looks_by(key)(name) and any(is_number(row.cells[at]) for row in rows)


def _faults(key: Key, header: Row, named: Mapping[str, AnyRef]) -> Iterator[str]:
    first: dict[str, int] = {}
    of_ref: dict[AnyRef, int] = {}
    for at, cell in enumerate(header.cells, start=1):
        name = cell.strip()
        column = f"Column {at}, “{name}”"
        if name in first:
            yield f"{column}: column {first[name]} has this name too. Keep one of them."
        elif name in OWN_COLUMNS:
            yield f"{column}: the marks have a column of this name. Rename this one."
        elif name in named or looks_by(key)(name):
            try:
                before = of_ref.setdefault(key.find(name), at)
                if before != at:
                    yield f"{column}: column {before} is for the same number. Keep one of them."
            except NotToFindError as error:
                yield f"{column}: {error} Rename the column, or take it out."
        if name:
            first.setdefault(name, at)
