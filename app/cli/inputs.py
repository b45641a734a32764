"""The files that a command is given, and what is wrong with them."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.arguments import whole
from app.cli.errors import CommandError
from app.engine.problem import Problem
from app.practice.spreadsheet import LineFault
from app.web.faults import no_such_sample
from app.web.problems import ProblemFileError, problem_in_file

#: Standard input, or standard output.
STANDARD = Path("-")
#: What is said of a table that is not in UTF-8.
READ_AS_WINDOWS_1252 = "The table is not in UTF-8 and was read as Windows-1252."


def read_file(path: Path) -> bytes:
    """The file's content; that of standard input where the path is ``-``. Raises CommandError."""
    try:
        return sys.stdin.buffer.read() if path == STANDARD else path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"{path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise CommandError(f"{path}: this is a folder; name a file in it.") from error
    except OSError as error:
        raise CommandError(f"{path}: it cannot be read: {error.strerror}.") from error


def read_problem_file(path: Path, sample: int) -> Problem:
    """The problem in the file, which has the sample. Raises CommandError."""
    try:
        problem = problem_in_file(read_file(path))
    except ProblemFileError as error:
        raise CommandError(f"{path}: {error}") from error
    samples = len(problem.inputs)
    if sample >= samples:
        raise CommandError(f"{path}: {no_such_sample('--sample', samples)}")
    return problem


def add_sample(parser: argparse.ArgumentParser, whose: str) -> None:
    """Let the command take ``--sample``, of which ``whose`` are."""
    parser.add_argument(
        "--sample",
        type=whole(0, 10**9, "sample", "samples count 0, 1, 2, …"),
        default=0,
        metavar="N",
        help=f"which sample of the batch {whose} are for, from 0 (%(default)s)",
    )


def by_line(path: Path, faults: Sequence[LineFault]) -> Iterator[str]:
    """A line of text for each fault, with the place in the file that it is at."""
    return (f"{path}:{fault.line}: {fault.what}\n" for fault in faults)
