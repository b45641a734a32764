"""The files that a command is given, and what is wrong with them."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..engine.graph.errors import GraphError
from ..engine.graph.graph import Graph
from ..engine.problem import Problem, ProblemError
from ..practice.naming.readings import Question
from ..practice.naming.ways import WAYS
from ..practice.tables.delimited import LineFault, TableError
from ..trace.graph.trace import GraphNotFiniteError
from ..trace.trace import NotFiniteError
from ..web.problem.faults import no_such_sample, not_finite_told, overflow
from ..web.problem.reading import ProblemFileError, problem_or_graph_in_file
from ..web.published.file import PublicationError
from .arguments import whole
from .errors import CommandError
from .terminal import printable

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


def read_problem_file(path: Path, sample: int, names: str | None) -> Problem | Graph:
    """The problem in the file, which has the sample, or the graph. Raises CommandError.

    A graph has no samples, and its ``names`` are read in one way alone.
    """
    with told_of(path):
        problem = problem_or_graph_in_file(read_file(path))
    if isinstance(problem, Graph):
        if sample or names:
            option = "--names" if names else "--sample"
            raise CommandError(f"{path}: {option} is for networks, and this is a graph.")
        return problem
    samples = len(problem.inputs)
    if sample >= samples:
        raise CommandError(f"{path}: {no_such_sample('--sample', samples)}")
    return problem


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """What is wrong with the content of the file is told by its name. Raises CommandError."""
    try:
        yield
    except TableError as error:
        raise CommandError("".join(by_line(path, error.faults)).rstrip()) from error
    except (ProblemError, ProblemFileError, PublicationError, GraphError) as error:
        raise CommandError(f"{path}: {error}") from error
    except NotFiniteError as error:
        raise CommandError(f"{path}: {overflow(error)}") from error
    except GraphNotFiniteError as error:
        raise CommandError(f"{path}: {not_finite_told(error)}") from error


def refuse_swapped(command: str, problem: Path, table: Path) -> None:
    """Raise CommandError where the names say that the table was given for the problem."""
    if problem.suffix != ".json" and table.suffix == ".json":
        raise CommandError(f"The problem comes first: backstep {command} {table} {problem}")


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
    return (f"{path}:{fault.line}: {printable(fault.what)}\n" for fault in faults)


def add_names(parser: argparse.ArgumentParser) -> None:
    """Let the command take ``--names``, how the names of numbers are meant."""
    ways = "; ".join(f"{name}: {way.words}" for name, way in WAYS.items())
    parser.add_argument(
        "--names", choices=WAYS, help=f"how names are meant, where that can be doubted ({ways})"
    )


def asked_of_names(asked: Question | None) -> str:
    """How a command asks how names are meant; empty where nothing is asked."""
    if asked is None:
        return ""
    numbers = f"of the {asked.count} numbers whose names differ by it"
    return (
        f"How are the names meant? Read so that {asked.taken.words}, {asked.right} {numbers} are "
        f"right; if {asked.other.words}, {asked.right_otherwise}. Say --names {asked.other.id} to "
        f"read them so, or --names {asked.taken.id}."
    )
