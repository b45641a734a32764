"""The command line, ``backstep``: a module a command."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from app.cli import grade, lessons, published, serve, worksheet

#: Each says what it is for in ``HELP``, what it takes in ``configure``, and how it ``run``s.
COMMANDS = {
    "serve": serve,
    "grade": grade,
    "published": published,
    "worksheet": worksheet,
    "lessons": lessons,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that ``arguments`` give, by default those of the process."""
    parser = argparse.ArgumentParser(
        prog="backstep", description="See backpropagation happen, one step at a time."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    for name, command in COMMANDS.items():
        of_command = commands.add_parser(name, help=command.HELP)
        of_command.set_defaults(run=command.run)
        command.configure(of_command)
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal cannot write a δ, better that than no answer.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        try:
            options.run(options)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads, such as head, has seen enough; what is still held back has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
