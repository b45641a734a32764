"""Printed numbers in lines, as people note them: δo1 = -0.1407, delta.2.0: 0.1385, h₂ 0,5969."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...engine.problem import Problem
from ...trace.refs import Ref
from ..naming.lookup import NotToFindError, find_any, ref_of
from ..naming.ways import Way
from ..numbers.answer import is_number
from ..tables.assignments import AFTER
from ..tables.delimited import LineFault
from .numbers import Printed

#: Characters of one line, and the places in it at which its name may end.
_LONGEST_LINE, _MOST_PLACES = 400, 20
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
    """A line of the text: a name and a number, of the ``ref`` or of none, and why."""

    line: int
    name: str
    text: str
    after: int
    ref: Ref | None
    why: str = ""


def printed_in_lines(problem: Problem, text: str, sample: int, way: Way) -> Lines:
    """The numbers of the text, with the names read in this ``way``.

    Blank lines and those after # are left out; “after 1 iteration” begins those of a later one.
    """
    first: dict[tuple[Ref, int], int] = {}
    printed, faults, noted = [], [], []
    for each in _read(problem, text, sample, way):
        if each.name and not each.after:
            noted.append((each.name, each.text))
        if each.ref is None:
            faults.append(LineFault(each.line, each.why))
        elif (before := first.setdefault((each.ref, each.after), each.line)) != each.line:
            why = f"This number is given on line {before}, too: keep one."
            faults.append(LineFault(each.line, why))
        else:
            printed.append(Printed(str(each.ref), each.text, each.after, each.name))
    return Lines(tuple(printed), tuple(faults), tuple(noted))


def _read(problem: Problem, text: str, sample: int, way: Way) -> Iterator[_Line]:
    after = 0
    lines = [_BEFORE.sub("", each.strip()).removesuffix("|").strip() for each in text.splitlines()]
    for line, (plain, below) in enumerate(pairwise([*lines, ""]), start=1):
        if not plain or plain.startswith("#") or _is_rule(plain) or _is_rule(below):
            continue
        if later := AFTER.fullmatch(plain):
            after = int(later[1])
        elif len(plain) > _LONGEST_LINE:
            why = f"It has more than {_LONGEST_LINE} characters: give a name and a number."
            yield _Line(line, "", "", after, None, why)
        elif splits := list(_splits(plain)):
            yield _Line(line, *_taken(problem, splits, sample, way, after))
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
    problem: Problem, splits: list[tuple[str, str]], sample: int, way: Way, after: int
) -> tuple[str, str, int, Ref | None, str]:
    """The name, the number and the ref of a line, or why there is none."""
    likeliest = [*(each for each in splits if is_number(each[1])), *splits]
    for name, text in likeliest:
        if ref := ref_of(problem, name, sample, way):
            return name, text, after, ref, ""
    name, text = likeliest[0]
    try:
        return name, text, after, find_any(problem, name, sample, way), ""
    except NotToFindError as error:
        return name, text, after, None, str(error)
