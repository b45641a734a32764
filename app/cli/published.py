"""``backstep published``: a published example, checked number by number."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from ..engine.counted import counted
from ..engine.graph.graph import Graph
from ..practice.gradebook.columns import looks_like_ref
from ..practice.grading.answer_key import AnswerKey
from ..practice.graph.grading import GraphKey
from ..practice.graph.published import check_published_graph
from ..practice.naming.readings import question, renamed
from ..practice.published import check_published
from ..practice.published.numbers import Printed
from ..practice.published.report import AGREEING, Compared, Report
from ..practice.published.table import printed_in_table
from ..practice.tables.table_file import assignments_in, read_table_file
from ..web.published.file import printed_in_example
from .inputs import (
    READ_AS_WINDOWS_1252,
    add_names,
    add_sample,
    asked_of_names,
    read_file,
    read_problem_file,
    refuse_swapped,
    told_of,
)
from .summary import WIDTH
from .terminal import printable

_AGREE, _DIFFER, _NOTHING = 0, 1, 2
#: Characters of a printed number, and of what it is called, that are shown.
_SHOWN, _NAME = 20, 30
_INDENT = " " * 6
_VERDICTS = {
    "agrees": "agrees",
    "cut_off": "agrees, cut off",
    "rounded": "agrees, rounded",
    "follows": "follows",
    "differs": "differs",
    "unreadable": "not read",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Tell which printed numbers of a worked example agree, and which convention or mistake "
        "explains those that do not. The exit status is 0 if all agree, 1 if some differ or "
        "cannot be read, 2 if nothing could be checked."
    )
    parser.add_argument(
        "problem",
        type=Path,
        help="an example with its published numbers, or a problem or a graph (JSON)",
    )
    parser.add_argument(
        "numbers",
        type=Path,
        nargs="?",
        help="the printed numbers, a ref or name and its number in a row (CSV, Markdown), or lines "
        "such as δo1 = -0.1407",
    )
    add_sample(parser, "the numbers")
    add_names(parser)


def run(options: argparse.Namespace) -> None:
    """Print the report."""
    report = _check(options.problem, options.numbers, options.sample, options.names)
    sys.stdout.writelines(f"{printable(line)}\n" for line in _lines(report))
    verdicts = {result.verdict for result in report.results}
    if verdicts <= {"unreadable"}:
        sys.exit(_NOTHING)
    sys.exit(_AGREE if verdicts.issubset(AGREEING) else _DIFFER)


def _check(path: Path, table: Path | None, sample: int, names: str | None) -> Report:
    if table is not None:
        refuse_swapped("published", path, table)
    problem = read_problem_file(path, sample, names)
    printed = _in_example(path) if table is None else _in_table(table)
    with told_of(path):
        if isinstance(problem, Graph):
            return check_published_graph(GraphKey(problem), printed)
        if names:
            printed = [
                replace(each, name=renamed(problem, names, each.name, sample), called=each.name)
                for each in printed
            ]
        else:
            _ask(AnswerKey(problem, sample), printed)
        return check_published(problem, printed, sample)


def _ask(key: AnswerKey, printed: Sequence[Printed]) -> None:
    """Ask how names are meant, where the numbers favour another reading than ours."""
    given = [(each.name, each.text) for each in printed if each.after == 0]
    asked = asked_of_names(question(key.problem, given, key.is_right))
    sys.stderr.writelines(f"{line}\n" for line in wrap(asked, WIDTH))


def _in_example(path: Path) -> list[Printed]:
    with told_of(path):
        return printed_in_example(read_file(path))


def _in_table(path: Path) -> list[Printed]:
    with told_of(path):
        content = read_file(path)
        if noted := assignments_in(content):
            return [Printed(each.name, each.text, each.after) for each in noted]
        table = read_table_file(content, looks_like_ref)
        printed = printed_in_table(table)
    if table.form.windows_1252:
        sys.stderr.write(f"{path}: {READ_AS_WINDOWS_1252}\n")
    return printed


def _lines(report: Report) -> Iterator[str]:
    yield from wrap(report.summary, WIDTH)
    by_iteration = sorted(report.results, key=lambda each: each.printed.after)
    columns = _columns(by_iteration)
    for after, results in groupby(by_iteration, key=lambda each: each.printed.after):
        yield ""
        if after:
            yield f"After {counted(after, 'iteration')}"
        yield columns.format("number", "printed", "here", "").rstrip()
        for each in results:
            yield columns.format(*_cells(each), _VERDICTS[each.verdict])
            if each.verdict in ("differs", "unreadable"):
                yield from _indented(each.message)
    yield from _explanations(report)


def _columns(results: Sequence[Compared]) -> str:
    cells = [("number", "printed", "here"), *map(_cells, results)]
    widths = (max(map(len, column)) for column in zip(*cells, strict=True))
    return "  " + "  ".join(f"{{:<{width}}}" for width in widths) + "  {}"


def _cells(result: Compared) -> tuple[str, str, str]:
    text = " ".join(result.printed.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return result.printed.told_as[:_NAME], shown, result.expected


def _explanations(report: Report) -> Iterator[str]:
    """What the mistakes are that single numbers come out with; the summary tells of the others."""
    told = {reason.mistake.id for each in report.explanations for reason in each.reasons}
    for result in report.results:
        for reason in (reason for each in result.explanations for reason in each):
            if reason.mistake.id not in told:
                told.add(reason.mistake.id)
                yield ""
                yield reason.mistake.name
                yield from _indented(reason.mistake.explanation)


def _indented(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
