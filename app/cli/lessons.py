"""``backstep lessons check``: what is wrong with lesson files, and where."""

import argparse
import sys
from pathlib import Path

from ..web.lessons.library import lessons_of
from .errors import CommandError


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    check = commands.add_parser("check", help="tell what is wrong with lesson files, and where")
    check.add_argument("folder", nargs="?", type=Path, help="a folder beside our own lessons")


def check_folder(folder: Path | None) -> None:
    """Raise CommandError where lessons are to come from what is no folder."""
    if folder is None or folder.is_dir():
        return
    if folder.exists():
        raise CommandError(f"{folder}: this is a file; name the folder that it is in.")
    raise CommandError(f"{folder}: there is no such folder.")


def run(options: argparse.Namespace) -> None:
    """Print every fault, or how many lessons there are where all are well."""
    check_folder(options.folder)
    lessons, faults = lessons_of(options.folder)
    if faults:
        raise CommandError("\n".join(str(fault) for fault in faults), status=1)
    sys.stdout.write(f"{len(lessons)} lessons, nothing wrong with them\n")
