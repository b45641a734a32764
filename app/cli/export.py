"""``backstep export``: a problem as a file for other software."""

import argparse
import sys
from pathlib import Path

from ..interchange.fault import InterchangeError
from ..interchange.formats import FORMATS, write
from .errors import CommandError
from .inputs import STANDARD, read_problem_file, told_of
from .outputs import write_file


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    written = [of for of in FORMATS.values() if of.writes]
    parser.description = "Write a problem as " + "; ".join(
        f"{of.name}: {of.title}" for of in written
    )
    parser.add_argument("problem", type=Path, help="a problem, as the page exports it (JSON)")
    parser.add_argument(
        "--format", required=True, choices=[of.name for of in written], help="which format"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where it goes (beside the problem); - is standard output",
    )


def run(options: argparse.Namespace) -> None:
    """Write the file."""
    problem = read_problem_file(options.problem, 0)
    output = options.output or _beside(options.problem, options.format)
    if output != STANDARD and output.exists() and output.samefile(options.problem):
        raise CommandError(
            f"{output}: this would overwrite the problem. Name another with --output."
        )
    with told_of(options.problem):
        try:
            content = write(problem, options.format)
        except InterchangeError as error:
            raise CommandError(str(error)) from error
    write_file(output, content)
    if output != STANDARD:
        sys.stdout.write(f"{output}\n")


def _beside(problem: Path, name: str) -> Path:
    ending = FORMATS[name].endings[0]
    return STANDARD if problem == STANDARD else problem.with_name(f"{problem.stem}-{name}{ending}")
