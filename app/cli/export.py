"""``backstep export``: a problem as a file for other software."""

import argparse
import json
import sys
from pathlib import Path

from ..engine.graph.errors import GraphError
from ..engine.graph.graph import Graph
from ..interchange.fault import InterchangeError
from ..interchange.formats import FORMATS, write, write_graph
from ..web.problem.reading import problem_in_file, read_wire_graph
from .errors import CommandError
from .inputs import STANDARD, read_file, told_of
from .outputs import write_file


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    written = [of for of in FORMATS.values() if of.writes]
    parser.description = "Write a problem as " + "; ".join(
        f"{of.name}: {of.title}" for of in written
    )
    parser.add_argument(
        "problem", type=Path, help="a problem or a graph, as the page exports it (JSON)"
    )
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
    content = read_file(options.problem)
    graph = _graph_in(options.problem, content)
    with told_of(options.problem):
        problem = None if graph else problem_in_file(content)
    output = options.output or _beside(options.problem, options.format)
    if output != STANDARD and output.exists() and output.samefile(options.problem):
        raise CommandError(
            f"{output}: this would overwrite the problem. Name another with --output."
        )
    with told_of(options.problem):
        try:
            if graph is not None:
                content = write_graph(graph, options.format)
            elif problem is not None:
                content = write(problem, options.format)
        except (InterchangeError, GraphError) as error:
            raise CommandError(str(error)) from error
    write_file(output, content)
    if output != STANDARD:
        sys.stdout.write(f"{output}\n")


def _graph_in(path: Path, content: bytes) -> Graph | None:
    """The graph in a file, if it holds one. Raises CommandError."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return None  # what is wrong with it is told of the problem
    held = held.get("graph", held) if isinstance(held, dict) else None
    if not isinstance(held, dict) or "text" not in held:
        return None
    try:
        return read_wire_graph(held)
    except GraphError as error:
        at = "" if error.line is None else f", line {error.line} of the text"
        raise CommandError(f"{path}{at}: {error}") from error


def _beside(problem: Path, name: str) -> Path:
    ending = FORMATS[name].endings[0]
    return STANDARD if problem == STANDARD else problem.with_name(f"{problem.stem}-{name}{ending}")
