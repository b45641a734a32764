"""The tally of a marked class: which numbers came out wrong, and which mistakes were made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..graph.mistakes import GRAPH_MISTAKES
from ..mistakes import MISTAKES
from ..mistakes.record import Named
from .columns import STATES, Columns
from .marking import Marked, counts, told_apart

_KNOWN: tuple[Named, ...] = (*MISTAKES.values(), *GRAPH_MISTAKES.values())


@dataclass(frozen=True, slots=True)
class WrongRef:
    """A number that came out wrong for so many of those who answered."""

    ref: str
    wrong: int
    answered: int


@dataclass(frozen=True, slots=True)
class MadeMistake:
    """A mistake, and in how many answers and by how many students it was made."""

    mistake: Named
    answers: int
    students: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a class: answers by state, wrong numbers and mistakes, the most frequent first.

    An answer that any of several mistakes explains counts for each of them, but for one where one
    is the other in a part of the network. ``unexplained`` are the wrong answers that no known
    mistake gives.
    """

    students: int
    states: dict[str, int]
    wrong: tuple[WrongRef, ...]
    mistakes: tuple[MadeMistake, ...]
    unexplained: int


def tally(columns: Columns, class_: Sequence[Marked]) -> Tally:
    """The tally of these students."""
    states: Counter[str] = Counter(dict.fromkeys(STATES, 0))
    wrong: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    in_answers: Counter[str] = Counter()
    by_students: Counter[str] = Counter()
    unexplained = 0
    for marked in class_:
        states.update(counts(columns, marked))
        answered.update(list(marked.results))
        of_student = []
        for ref, result in marked.results.items():
            if result.verdict == "wrong":
                wrong[ref] += 1
                of_student += [mistake.id for mistake in told_apart(result)]
                unexplained += not result.mistakes
        in_answers.update(of_student)
        by_students.update(set(of_student))
    return Tally(
        students=len(class_),
        states=dict(states),
        wrong=tuple(
            WrongRef(ref, wrong[ref], answered[ref])
            for ref in sorted(columns.refs, key=lambda ref: -wrong[ref])
            if wrong[ref]
        ),
        mistakes=tuple(
            MadeMistake(mistake, in_answers[mistake.id], by_students[mistake.id])
            for mistake in sorted(
                _KNOWN, key=lambda each: (-in_answers[each.id], -by_students[each.id])
            )
            if in_answers[mistake.id]
        ),
        unexplained=unexplained,
    )
