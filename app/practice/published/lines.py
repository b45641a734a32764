"""Printed numbers in lines, as people note them: δo1 = -0.1407, delta.2.0: 0.1385, h₂ 0,5969."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from ...engine.lines import lines_of
from ...engine.problem import Problem
from ..graph.grading import GraphKey
from ..naming.lookup import NotToFindError, find_any, ref_of
from ..naming.ways import USUAL, Way
from ..numbers.answer import is_number
from ..tables.assignments import AFTER
from ..tables.delimited import LineFault
from .numbers import Printed

#: Characters of one line, and the places in it at which its name may end.
_LONGEST_LINE, _MOST_PLACES = 400, 20
#: Names of which it is said why they are unknown, which takes a look through all that there are.
_MOST_EXPLAINED = 10
#: What may stand between a name and its number, the surest sign first.
_BETWEEN = tuple(map(re.compile, (r"[=≈]", r"\|", r"[\t;]", ":", r"\s+", ",")))
#: What may stand around a name, or before a line.
_AROUND_NAME, _BEFORE = " \t,:;|`", re.compile(r"^\ufeff?(?:[-*•]\s+|\|)?\s*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The numbers ``printed`` in lines, by their refs, and what is wrong with the other lines.

    ``noted`` are the names and numbers of the first iteration as they stand, known or not.
    """

    printed: tuple[Printed, ...]
    faults: tuple[LineFault, ...]
    noted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: a name and a number, of the ``ref`` or of none; or what it lacks."""

    line: int
    name: str
    text: str
    after: int
    ref: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """How a problem's names are read: ``ref`` is None where ``why`` tells why there is none."""

    ref: Callable[[str], str | None]
    why: Callable[[str], str]


def names_of_network(problem: Problem, sample: int = 0, way: Way = USUAL) -> Names:
    """The names of a network's numbers, of one sample, read in this ``way``."""

    def ref(name: str) -> str | None:
        found = ref_of(problem, name, sample, way)
        return None if found is None else str(found)

    return Names(ref, lambda name: _why(partial(find_any, problem, name, sample, way)))


def names_of_graph(key: GraphKey) -> Names:
    """The names of a graph's numbers."""

    def ref(name: str) -> str | None:
        try:
            return str(key.find_any(name))
        except NotToFindError:
            return None

    return Names(ref, lambda name: _why(partial(key.find_any, name)))


def _why(find: Callable[[], object]) -> str:
    """Why nothing is found."""
    try:
        find()
    except NotToFindError as error:
        return str(error)
    return ""


def printed_in_lines(text: str, names: Names) -> Lines:
    """The numbers of the text, by their ``names``.

    Blank lines and those after # are left out; “after 1 iteration” begins those of a later one.
    """
    unknown = 0
    first: dict[tuple[str, int], int] = {}
    printed, faults, noted = [], [], []
    for each in _read(text, names):
        if each.name and not each.after:
            noted.append((each.name, each.text))
        if each.ref is None:
            why = each.why
            if not why:
                unknown += 1
                told = unknown <= _MOST_EXPLAINED
                why = names.why(each.name) if told else f"“{each.name}” names no number here."
            faults.append(LineFault(each.line, why))
        elif (before := first.setdefault((each.ref, each.after), each.line)) != each.line:
            why = f"This number is given on line {before}, too: keep one."
            faults.append(LineFault(each.line, why))
        else:
            printed.append(Printed(each.ref, each.text, each.after, each.name))
    return Lines(tuple(printed), tuple(faults), tuple(noted))


def latest_in_lines(text: str) -> int:
    """The largest number of iterations after which the text says that numbers were found."""
    found = (AFTER.fullmatch(_plain(each)) for each in lines_of(text))
    return max((int(each[1]) for each in found if each), default=0)


def _plain(line: str) -> str:
    """The line without what stands around it: a mark of a list, the bars of a table."""
    return _BEFORE.sub("", line.strip()).removesuffix("|").strip()


def _read(text: str, names: Names) -> Iterator[_Line]:
    after = 0
    lines = map(_plain, lines_of(text))
    for line, (plain, below) in enumerate(pairwise([*lines, ""]), start=1):
        if not plain or plain.startswith("#") or _is_rule(plain) or _is_rule(below):
            continue
        if later := AFTER.fullmatch(plain):
            after = int(later[1])
        elif len(plain) > _LONGEST_LINE:
            why = f"It has more than {_LONGEST_LINE} characters: give a name and a number."
            yield _Line(line, "", "", after, None, why)
        elif splits := list(_splits(plain)):
            yield _Line(line, *_taken(splits, names, after))
        else:
            why = "It has no number: write a name and a number."
            yield _Line(line, "", "", after, None, why)


def _is_rule(line: str) -> bool:
    """Whether it parts the head of a table in Markdown from its rows."""
    return "-" in line and set(line) <= set("-:| ")


def _splits(line: str) -> Iterator[tuple[str, str]]:
    """How the line may be parted into a name and its number, the likeliest first."""
    for at, sign in enumerate(_BETWEEN):
        places = list(sign.finditer(line))[:_MOST_PLACES]
        # Of a calculation that is written out, net h₁ = … = 0.3775, the result is printed.
        ends = [(places[0], places[-1])] if at == 0 and places else zip(places, places, strict=True)
        for first, last in ends:
            name, number = line[: first.start()].strip(_AROUND_NAME), line[last.end() :].strip()
            if name and number:
                yield name, number


def _taken(
    splits: list[tuple[str, str]], names: Names, after: int
) -> tuple[str, str, int, str | None, str]:
    """The name, the number and the ref of a line, if there is one."""
    likeliest = sorted(splits, key=lambda each: not is_number(each[1]))
    for name, text in likeliest:
        if ref := names.ref(name):
            return name, text, after, ref, ""
    name, text = likeliest[0]
    return name, text, after, None, ""
