"""``backstep grade``: the marks of a whole class."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

from ..engine.counted import counted
from ..engine.graph.graph import Graph
from ..practice.gradebook.columns import Columns, columns_of, looks_by
from ..practice.gradebook.key import Key
from ..practice.gradebook.marking import Marked, mark, table_of_marks
from ..practice.gradebook.students import latest
from ..practice.gradebook.tally import tally
from ..practice.grading.answer_key import AnswerKey
from ..practice.graph.grading import GraphKey
from ..practice.naming.readings import question, renamed
from ..practice.tables.delimited import Table, written
from ..practice.tables.table_file import read_table_file
from ..practice.tables.workbook import written_workbook
from .errors import CommandError
from .inputs import (
    READ_AS_WINDOWS_1252,
    STANDARD,
    add_names,
    add_sample,
    asked_of_names,
    by_line,
    read_file,
    read_problem_file,
    refuse_swapped,
    told_of,
)
from .output import refuse_existing, write_output
from .progress import with_progress
from .summary import WIDTH, summary
from .terminal import printable

_ALL, _SOME = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Mark the answers of a whole class. A column named for a number of the problem, such as "
        "delta.2.0, δo1 or ∂f/∂x, holds answers to it; other columns are carried over. "
        "The exit status is 0 if every row was marked, 1 if some were left out, 2 if all were."
    )
    parser.add_argument(
        "problem", type=Path, help="a problem or a graph, as the page exports it (JSON)"
    )
    parser.add_argument(
        "answers",
        type=Path,
        help="the answers, with a header (CSV, Markdown or .xlsx), or those of one student in "
        "lines such as δo1 = -0.1407; - is standard input",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="MARKS",
        help="where the marks go, as CSV or .xlsx (ANSWERS-marked.csv, or standard output for "
        "standard input, -)",
    )
    parser.add_argument(
        "--force", action="store_true", help="write the marks over a file that is there already"
    )
    add_sample(parser, "the answers")
    add_names(parser)


def run(options: argparse.Namespace) -> None:
    """Write the marks, and say what was marked."""
    sys.exit(_grade(options))


def _grade(options: argparse.Namespace) -> int:
    problem, answers = options.problem, options.answers
    refuse_swapped("grade", problem, answers)
    key = _key(problem, options.sample, options.names)
    table, columns = _table(answers, key, options.names)
    marks = options.output or _place_beside(answers)
    _refuse_to_overwrite(marks, problem, answers)
    if not options.force:
        refuse_existing(marks)
    rows, replaced = latest(columns, table.rows)
    told = sorted((*table.faults, *table.notes, *replaced), key=lambda each: each.line)
    sys.stderr.writelines(by_line(answers, told))
    if not table.rows:
        raise CommandError(f"{answers}: there is no row to mark under the header.")
    try:
        class_ = [mark(key, columns, row) for row in with_progress(rows, "Marking", "students")]
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped before the marks were written.\n")
        raise
    cells = table_of_marks(columns, class_)
    workbook = marks.suffix.lower() == ".xlsx"
    with told_of(marks):
        content = written_workbook(cells) if workbook else written(table.form, cells)
    write_output(marks, content, options.force)
    report = sys.stderr if marks == STANDARD else sys.stdout
    report.writelines(f"{printable(line)}\n" for line in _report(table, columns, class_, marks))
    return _SOME if table.faults else _ALL


def _place_beside(answers: Path) -> Path:
    """Where the marks go if nobody says where."""
    if answers in (STANDARD, Path("/dev/stdin")):
        return STANDARD
    return answers.with_name(f"{answers.stem}-marked.csv")


def _report(table: Table, columns: Columns, class_: Sequence[Marked], marks: Path) -> Iterator[str]:
    left_out = len(table.faults)
    taken = ", ".join(f"{name} for {ref}" for name, ref in columns.named.items())
    yield f"Marked {counted(len(class_), 'student')}, {counted(len(columns.refs), 'answer')} each."
    if left_out:
        yield f"Left out {counted(left_out, 'row')} that could not be marked."
    if taken:
        yield from wrap(f"Columns taken for numbers by their names: {taken}.", WIDTH)
    carried = " ".join(", ".join(filter(str.strip, columns.carried.values())).split())
    told = f"Carried over as they are: {carried}." if carried else "No column is carried over."
    yield from wrap(told, WIDTH)
    if table.form.windows_1252:
        yield f"{READ_AS_WINDOWS_1252} The marks are in UTF-8."
    if marks != STANDARD:
        yield f"The marks are in {marks}."
    yield ""
    yield from summary(tally(columns, class_), class_)


def _key(path: Path, sample: int, names: str | None) -> Key:
    with told_of(path):
        problem = read_problem_file(path, sample, names)
        return GraphKey(problem) if isinstance(problem, Graph) else AnswerKey(problem, sample)


def _table(path: Path, key: Key, names: str | None) -> tuple[Table, Columns]:
    with told_of(path):
        table = read_table_file(read_file(path), looks_by(key))
        if isinstance(key, GraphKey):
            return table, columns_of(key, table.header, table.rows)
        if names:
            cells = tuple(
                renamed(key.problem, names, each, key.sample) for each in table.header.cells
            )
            table = replace(table, header=replace(table.header, cells=cells))
        else:
            header = table.header.cells
            given = [pair for row in table.rows for pair in zip(header, row.cells, strict=True)]
            if asked := asked_of_names(question(key.problem, given, key.is_right)):
                sys.stderr.writelines(f"{line}\n" for line in wrap(asked, WIDTH))
        return table, columns_of(key, table.header, table.rows)


def _refuse_to_overwrite(marks: Path, *inputs: Path) -> None:
    for path in inputs:
        with suppress(OSError):  # there is no such file yet, or writing will tell
            if marks.samefile(path):
                raise CommandError(
                    f"{marks}: the marks would overwrite this file. Name another with --output."
                )
