"""The command line, ``backstep``: a module a command, imported when the command is run."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any

from .errors import CommandError

#: What each is for. Its module says what it takes in ``configure``, and how it ``run``s.
COMMANDS = {
    "serve": "serve the page and its API",
    "grade": "mark a whole class, one row a student",
    "published": "check the numbers that a publication prints",
    "worksheet": "make worksheets with their solutions",
    "questions": "write exercises as questions of a learning platform",
    "lessons": "check lesson files",
    "import": "read a model of other software",
    "export": "write a problem for other software",
}
#: Of which module a command is, where it is not of that name: Python keeps the word for itself.
_MODULES = {"import": "import_file"}
#: What a shell takes for a process that Ctrl+C has ended.
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that ``arguments`` give, by default those of the process."""
    if isinstance(sys.stdout, TextIOWrapper):
        # Where the terminal cannot write a δ, better that than no answer.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        try:
            _run(sys.argv[1:] if arguments is None else arguments)
        finally:
            sys.stdout.flush()
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.status)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except OSError as error:
        if error.filename is not None:
            raise
        # Whoever reads, such as head, may have seen enough; else there is something to tell.
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"backstep: the output cannot be written: {error.strerror}.\n")
        # What is still held back has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _run(arguments: Sequence[str]) -> None:
    parser = _Parser(prog="backstep", description="See backpropagation happen, one step at a time.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version, and exit")
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    wanted = next((each for each in arguments if not each.startswith("-")), None)
    for name, purpose in COMMANDS.items():
        of_command = commands.add_parser(name, help=purpose)
        if name == wanted:
            command = import_module(f".{_MODULES.get(name, name)}", __name__)
            command.configure(of_command)
            of_command.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    options.run(options)


class _Parser(argparse.ArgumentParser):
    """Raises OSError where its help cannot be written, which argparse passes over in silence."""

    def print_help(self, file: Any = None) -> None:
        (file or sys.stdout).write(self.format_help())


class _Version(argparse.Action):
    """Prints the version, which takes a while to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        metadata = import_module("importlib.metadata")
        sys.stdout.write(f"backstep {metadata.version('backstep')}\n")
        parser.exit()
