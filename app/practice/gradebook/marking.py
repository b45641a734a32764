"""The marks of a class, row by row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..grading.grade import Result
from ..mistakes.record import Named
from ..tables.delimited import Row
from .columns import BLANK, OWN_COLUMNS, STATES, Columns
from .key import Key, graded

#: What people write where they have no answer, beside nothing.
_NO_ANSWER = ("-", "–", "—", "−", "/", "n/a", "n.a.", "na", "k.a.", "none", "?", "??")


@dataclass(frozen=True, slots=True)
class Marked:
    """A student's row, and the results by ref; a blank answer has none."""

    row: Row
    results: Mapping[str, Result]


def mark(key: Key, columns: Columns, row: Row) -> Marked:
    """The marks of one row, which has a cell for each column; a dash, n/a or ? is a blank."""
    given = {ref: row.cells[at].strip() for ref, at in columns.refs.items()}
    answers = {
        ref: answer for ref, answer in given.items() if answer and answer.lower() not in _NO_ANSWER
    }
    return Marked(row, {result.ref: result for result in graded(key, answers)})


def counts(columns: Columns, marked: Marked) -> dict[str, int]:
    """How many of the answers are in each of the STATES."""
    counted = Counter[str](result.verdict for result in marked.results.values())
    counted[BLANK] = len(columns.refs) - len(marked.results)
    return {state: counted[state] for state in STATES}


def points(marked: Marked) -> int:
    """A point for each answer that is right, or right with an earlier error carried forward."""
    return sum(result.verdict in ("correct", "consistent") for result in marked.results.values())


def told_apart(result: Result) -> tuple[Named, ...]:
    """The mistakes behind an answer: “left out below the outputs” is “left out” where both fit."""
    names = [mistake.name for mistake in result.mistakes]
    return tuple(
        mistake
        for mistake in result.mistakes
        if not any(mistake.name.startswith(f"{other} ") for other in names)
    )


def table_of_marks(columns: Columns, class_: Iterable[Marked]) -> Iterator[Sequence[str]]:
    """A header, and a row a student: what is carried over, points, counts, the verdict by ref."""
    yield [*columns.carried.values(), *OWN_COLUMNS, *columns.refs]
    for marked in class_:
        yield [
            *(marked.row.cells[at] for at in columns.carried),
            str(points(marked)),
            *(str(count) for count in counts(columns, marked).values()),
            *(_in_a_cell(marked.results.get(ref)) for ref in columns.refs),
        ]


def _in_a_cell(result: Result | None) -> str:
    """The verdict, and the mistakes behind it: any of them, or all of them together."""
    if result is None:
        return BLANK
    names = [mistake.name for mistake in told_apart(result)]
    if not names:
        return result.verdict
    if result.together:
        return f"{result.verdict}: {' and '.join(names)} together"
    return f"{result.verdict}: {' or '.join(names)}"
