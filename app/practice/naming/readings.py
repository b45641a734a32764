"""Other readings of names: w12 from unit 1 to unit 2, units or layers counted from 0.

A name that can be read in more than one way is nobody's mistake. Which way the numbers favour can
be told, and is asked, never taken without a word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...engine.problem import Problem
from ...trace.refs import GIVEN, Ref
from .lookup import NotToFindError, find_any
from .names import ref_named
from .spelling import plain_name

#: Whether a number that is written as this text is that of the ref.
IsRight = Callable[[Ref, str], bool]

_PAIR = re.compile(r"(?<=[wu])(?:(\d)(\d)|(\d+),(\d+))(?!\d)")
_INDEX = re.compile(r"(?<=[a-zδ∂])(?:(\d+),(\d+)|(\d+))")
_OF_LAYER = re.compile(r"\((\d+)\)(?=(?:new)?(?:@\d+)?$)")


def _swapped(plain: str) -> str | None:
    found = _PAIR.search(plain)
    if not found:
        return None
    first, second = (each for each in found.groups() if each is not None)
    return f"{plain[: found.start()]}{second},{first}{plain[found.end() :]}"


def _units_from_zero(plain: str) -> str | None:
    found = _INDEX.search(plain)
    if not found:
        return None
    a, b, lone = found.groups()
    weight = plain[found.start() - 1] in "wu" and lone and len(lone) == 2
    pair = (a, b) if a is not None else tuple(lone) if weight else (lone,)
    counts = ",".join(str(int(each) + 1) for each in pair)
    return plain[: found.start()] + counts + plain[found.end() :]


def _layers_from_zero(plain: str) -> str | None:
    found = _OF_LAYER.search(plain)
    if not found:
        return None
    return f"{plain[: found.start()]}({int(found[1]) + 1}){plain[found.end() :]}"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read names: what it says of one, and the name that stands for it in ours."""

    words: str
    ours: Callable[[str], str | None]


#: By what is typed to choose them; the first is how names are read here.
WAYS: dict[str, Way] = {
    "to-from": Way("w12 leads to unit 1 from unit 2, all counted from 1", lambda plain: plain),
    "from-to": Way("w12 leads from unit 1 to unit 2", _swapped),
    "units-from-0": Way("units count from 0", _units_from_zero),
    "layers-from-0": Way("layers count from 0", _layers_from_zero),
}
USUAL = next(iter(WAYS))


def ref_read(problem: Problem, way: str, name: str) -> Ref | None:
    """The ref of a name read in this way, None where the network has no such number."""
    ours = WAYS[way].ours(plain_name(name))
    ref = ref_named(problem, ours) if ours is not None else ref_named(problem, name)
    try:
        return find_any(problem, str(ref)) if ref is not None else None
    except NotToFindError:
        return None


def renamed(problem: Problem, way: str, name: str) -> str:
    """The name as a ref, if it is one in this way of reading; else as it stands."""
    ref = ref_read(problem, way, name) if way != USUAL else None
    return name if ref is None else str(ref)


def question(problem: Problem, given: Sequence[tuple[str, str]], is_right: IsRight) -> str:
    """What is to be asked of names and the numbers given for them; empty where nothing is.

    That is where another way of reading the names finds more of the numbers right than the usual
    one does, among those that the two read differently.
    """
    usual = [ref_read(problem, USUAL, name) for name, _ in given]
    best = ("", 0, 0, 0)
    for way in list(WAYS)[1:]:
        other = [ref_read(problem, way, name) for name, _ in given]
        apart = [at for at, ref in enumerate(other) if ref != usual[at]]
        here, there = (
            sum(_agrees(refs[at], given[at][1], is_right) for at in apart)
            for refs in (usual, other)
        )
        if there - here > best[1] - best[2]:
            best = (way, there, here, len(apart))
    way, there, here, count = best
    if not way or there < 2:
        return ""
    numbers = f"of the {count} numbers whose names differ by it"
    return (
        f"How are the names meant? Read so that {WAYS[USUAL].words}, {here} {numbers} are right; "
        f"if {WAYS[way].words}, {there}. Say --names {way} to read them so, or --names {USUAL}."
    )


def _agrees(ref: Ref | None, text: str, is_right: IsRight) -> bool:
    return ref is not None and ref.quantity not in GIVEN and is_right(ref, text)
